const pattern =
  /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;

const second = 1_000;
const day = 86_400 * second;

/**
 * The moment that an ISO 8601 duration (`P24D`, `PT36H`, `P1M`) after another ends; months and
 * years are those of the calendar in UTC. Null for text that is no duration, or leads out of the years that dates know.
 */
export function addIsoDuration(from: Date, duration: string): Date | null {
  const found = pattern.exec(duration);
  if (!found) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + years * 12 + months);
  // The 31st of a month that has no 31st is its last day.
  if (years + months > 0 && end.getUTCDate() !== from.getUTCDate()) {
    end.setUTCDate(0);
  }
  end.setTime(
    end.getTime() +
      (weeks * 7 + days) * day +
      ((hours * 60 + minutes) * 60 + seconds) * second,
  );
  return Number.isNaN(end.getTime()) ? null : end;
}
