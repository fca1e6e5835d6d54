import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import {
  directionOf,
  exportPageLimitMs,
  frozenConditions,
  type IdRange,
} from "./frozen-page.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const { sql } = Prisma;

/** Some events of a frozen selection that stand next to one another, at least one. */
export type ExportRange = IdRange & { readonly rows: number };

/** Enough that asking for a range costs little beside writing it. */
const bytesOfRange = 2 * 1024 * 1024;
/** Few at first, so that the first of them are there soon; each time twice as many, up to the most. */
const rowsAtOnce = { first: 4_000, most: 64_000 };

/** About what an event takes in a file, in bytes. */
const sizes: Readonly<Record<FrozenExport["format"], Prisma.Sql>> = {
  csv: sql`500`,
  ndjson: sql`1000 + e.body_size`,
};

/**
 * Divides a frozen selection, in its order, into ranges whose part of the file is about two megabytes,
 * or one event. Finding where they end costs little beside writing what lies
 * in them, and several can then be written side by side.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function* selectExportRanges(
  scope: SourceScope,
  frozen: FrozenExport,
): AsyncGenerator<ExportRange, void> {
  let limit = rowsAtOnce.first;
  let after: string | null = null;
  let asked = selectEnds(scope, frozen, after, limit);
  for (;;) {
    const ends = await asked;
    const last = ends.at(-1);
    const goesOn = last?.place === limit;
    limit = Math.min(2 * limit, rowsAtOnce.most);
    // Asked for while these are being written.
    if (goesOn) asked = selectEnds(scope, frozen, last.id, limit);
    // Whoever waits for it hears of its failure; if nobody does any more, nobody needs to.
    asked.catch(() => undefined);
    let begun = 0;
    for (const { id, place } of ends) {
      yield { after, upTo: id, rows: place - begun };
      after = id;
      begun = place;
    }
    if (!goesOn) return;
  }
}

/** The last event of a range, and its place among those looked at, from 1. */
const endSchema = z.strictObject({ id: z.uuid(), place: z.int() });
type End = Readonly<z.infer<typeof endSchema>>;

function selectEnds(
  scope: SourceScope,
  frozen: FrozenExport,
  after: string | null,
  limit: number,
): Promise<End[]> {
  const direction = directionOf(frozen);
  return readWithin(
    (tx) =>
      query(
        tx,
        endSchema,
        sql`
      SELECT id, place::int FROM (
        SELECT id, place, part, lead(part) OVER (ORDER BY place) AS next FROM (
          SELECT id, row_number() OVER first AS place, sum(size) OVER first / ${bytesOfRange}::int AS part
          FROM (
            SELECT e.id, ${sizes[frozen.format]} AS size
            FROM event e WHERE ${frozenConditions(scope, frozen, { after, upTo: null })}
            ORDER BY e.id ${direction} LIMIT ${limit}
          ) found WINDOW first AS (ORDER BY id ${direction} ROWS UNBOUNDED PRECEDING)
        ) placed
      ) parted WHERE next IS DISTINCT FROM part ORDER BY place`,
      ),
    exportPageLimitMs,
  );
}
