import { toInstants, toLocalTime } from "#lib/domain/time/zone-clock.ts";

/** One end of a range while it is being typed, as the clock of a zone shows it. */
export type RangeEnd = {
  /** What the field shows: `2026-11-23T10:42:07`; empty for an open end. */
  readonly local: string;
  /** Which of two moments is meant where the clock shows the time twice: 0 is the earlier. */
  readonly which: number;
};

/** What an untouched end was: how the address spells it, and the moment that it stands for. */
export type GivenEnd = {
  readonly spelled: string | undefined;
  readonly at: Date | null;
};

/** An end as the form first shows it. */
export function toRangeEnd({ at }: GivenEnd, zone: string): RangeEnd {
  if (at === null) return { local: "", which: 0 };
  const local = toLocalTime(at, zone);
  const second = Math.floor(at.getTime() / 1_000) * 1_000;
  const which = toInstants(local, zone).findIndex(
    (one) => one.getTime() === second,
  );
  return { local, which: Math.max(which, 0) };
}

/** What an end means: the moments between which `which` chooses, and how the address spells it; null where the clock never shows that time. */
export function readRangeEnd(
  end: RangeEnd,
  given: GivenEnd,
  zone: string,
): { readonly moments: readonly Date[]; readonly spelled: string | null } {
  if (end.local === "") return { moments: [], spelled: "" };
  const moments = toInstants(end.local, zone);
  const shown = toRangeEnd(given, zone);
  // What nobody touched stays as it was: relative, and to the millisecond.
  if (
    given.spelled !== undefined &&
    end.local === shown.local &&
    end.which === shown.which
  ) {
    return { moments, spelled: given.spelled };
  }
  const moment = moments[Math.min(end.which, moments.length - 1)];
  return { moments, spelled: moment?.toISOString() ?? null };
}
