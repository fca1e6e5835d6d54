import type { FrozenSelection } from "../domain/export-request.ts";
import {
  directionOf,
  exportPageLimitMs,
  frozenConditions,
  type IdRange,
} from "./frozen-page.ts";
import { readWithin } from "./read-within.ts";

/** Enough that asking for a range costs little beside writing it; about 2 MB of text. */
const rowsOfRange = 4_000;
const rangesAtOnce = 16;

/**
 * Divides a frozen selection into ranges of so many events as are written at once, in its
 * order, sixteen ranges at a time: finding where they end costs little beside writing
 * what lies in them, and several can then be written side by side.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function* selectCsvRanges(
  selection: FrozenSelection,
): AsyncGenerator<IdRange, void> {
  let after: string | null = null;
  for (;;) {
    const ends = await selectEnds(selection, after);
    for (const upTo of ends) {
      yield { after, upTo };
      after = upTo;
    }
    if (ends.length < rangesAtOnce) {
      yield { after, upTo: null };
      return;
    }
  }
}

async function selectEnds(
  selection: FrozenSelection,
  after: string | null,
): Promise<string[]> {
  const direction = directionOf(selection);
  const rows = await readWithin(
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM (
        SELECT e.id, row_number() OVER (ORDER BY e.id ${direction}) AS place
        FROM event e WHERE ${frozenConditions(selection, { after, upTo: null })}
        ORDER BY e.id ${direction} LIMIT ${rowsOfRange * rangesAtOnce}
      ) placed WHERE place % ${rowsOfRange} = 0 ORDER BY place`,
    exportPageLimitMs,
  );
  return rows.map(({ id }) => id);
}
