import type { Reads } from "#lib/db/connection/read-within.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { receivedWithin, toEventConditions } from "./event-conditions.ts";
import { type EventWindow, eventWindows } from "./event-windows.ts";
import { type FilterSearch, splitSearch } from "./filter-search.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** Where one way to look for events gives way to another; it changes what they cost, never what is found. */
type Tuning = {
  /** How many rows are looked through in order before an index is asked. */
  readonly nearRows: number;
  /** Up to so many finds of an inverted index are taken whole and put in order here. */
  readonly fewFinds: number;
};

type Wanted = {
  /** On the ids of the rows `e` of `event`; the filter's own range of time counts beside it. */
  readonly range: Prisma.Sql;
  readonly order: "asc" | "desc";
  readonly most: number;
  readonly now: Date;
};

/** What is met so often near by has more finds than are taken whole, unless the table is so small that its windows are soon read. */
const fewNear = 3;

/** The ids of the first events of a range that fit a filter, in order. */
export async function selectEventIds(
  tx: Reads,
  scope: SourceScope,
  filter: EventFilter,
  wanted: Wanted,
  tuning?: Tuning,
): Promise<string[]> {
  const { order, most, now } = wanted;
  const search = splitSearch(filter);
  const { nearRows, fewFinds } = tuning ?? defaultTuning(search);
  const range = sql`${receivedWithin(filter, now)} AND ${wanted.range}`;
  const ids: string[] = [];
  let windowsRead = 0;
  for await (const window of eventWindows(tx, range, order, nearRows)) {
    const isRare = ids.length < fewNear;
    if (search.kind === "inverted" && windowsRead === 1 && isRare) {
      const fits = sql`${toEventConditions(scope, filter, now)} AND ${window.onward}`;
      const finds = await selectFinds(tx, fits, fewFinds);
      if (finds.length <= fewFinds) {
        const sorted = finds.sort();
        ids.push(...(order === "asc" ? sorted : sorted.reverse()));
        break;
      }
    }
    const rows = await query(
      tx,
      z.strictObject({ id: z.string() }),
      idsInWindow(scope, search, window, {
        ...wanted,
        most: most - ids.length,
      }),
    );
    ids.push(...rows.map(({ id }) => id));
    windowsRead += 1;
    if (ids.length >= most) break;
  }
  return ids.slice(0, most);
}

function defaultTuning(search: FilterSearch): Tuning {
  return { nearRows: nearRowsOf(search), fewFinds: 1_000 };
}

/** The more it costs to look into a row, the fewer are looked into before an index is asked. */
function nearRowsOf({ kind, readsBodies, isVague }: FilterSearch): number {
  if (readsBodies) return 500;
  if (kind === "none") return 4_000;
  return isVague ? 8_000 : 1_000;
}

/** Ids that an inverted index gives for a condition, in no order: all of them, or one more than `most`. */
export async function selectFinds(
  tx: Reads,
  fits: Prisma.Sql,
  most: number,
): Promise<string[]> {
  // Postgres expects frequent words to be met soon by just reading on; what is met soon needs no index.
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`;
  const rows = await query(
    tx,
    z.strictObject({ id: z.string() }),
    sql`
    SELECT e.id FROM event e WHERE ${fits} LIMIT ${most + 1}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * What is searched for is kept apart from what leads to events in order: near by, they
 * are looked through in order until there are enough; further away an index gives its finds
 * first, as those of the times of sending and entering do too. Left to choose, Postgres takes whichever it wrongly believes to be rare.
 */
function idsInWindow(
  scope: SourceScope,
  { kind, searched, rest }: FilterSearch,
  { range, isNear }: EventWindow,
  { order, most, now }: Omit<Wanted, "range">,
): Prisma.Sql {
  const direction = order === "asc" ? sql`ASC` : sql`DESC`;
  const led = sql`${toEventConditions(scope, rest, now)} AND ${range}`;
  const found = toEventConditions(scope, searched, now);
  const hasTime = (
    ["sentFrom", "sentTo", "enteredFrom", "enteredTo"] as const
  ).some((key) => rest[key] !== undefined);
  if (kind === "none" && (isNear || !hasTime)) {
    return sql`SELECT e.id FROM event e WHERE ${led} ORDER BY e.id ${direction} LIMIT ${most}`;
  }
  return kind !== "every" && !isNear
    ? sql`WITH found AS MATERIALIZED (SELECT e.id FROM event e WHERE ${led} AND ${found})
        SELECT e.id FROM found e ORDER BY e.id ${direction} LIMIT ${most}`
    : sql`SELECT e.id FROM (SELECT * FROM event e WHERE ${led} ORDER BY e.id ${direction} OFFSET 0) e
        WHERE ${found} ORDER BY e.id ${direction} LIMIT ${most}`;
}
