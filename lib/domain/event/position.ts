/**
 * A moment of the database: what was committed then, and nothing else. It is told by transactions
 * and no clock, so that it means the same for ever, whatever is stored later and whoever's clock is wrong.
 */
export type Position = {
  /** Which of the clusters that the database has lived in it is of: transactions are counted anew in each. */
  readonly epoch: number;
  /** As Postgres writes a `pg_snapshot`: `xmin:xmax:xip,…`. */
  readonly snapshot: string;
};

/** At most so long: a snapshot names every transaction that was under way. */
export const maxPositionLength = 8_000;

const pattern =
  /^(\d{1,6})\.(\d{1,20})_(\d{1,20})_((?:\d{1,20}(?:-\d{1,20})*)?)$/;

/** Safe in a URL as it is. */
export function formatPosition({ epoch, snapshot }: Position): string {
  return `${String(epoch)}.${snapshot.replaceAll(":", "_").replaceAll(",", "-")}`;
}

/** The position that `formatPosition` wrote; null for any other text. */
export function parsePosition(text: string): Position | null {
  if (text.length > maxPositionLength) return null;
  const [, epoch, xmin, xmax, running] = pattern.exec(text) ?? [];
  if (epoch === undefined || xmin === undefined || xmax === undefined)
    return null;
  return {
    epoch: Number(epoch),
    snapshot: `${xmin}:${xmax}:${(running ?? "").replaceAll("-", ",")}`,
  };
}
