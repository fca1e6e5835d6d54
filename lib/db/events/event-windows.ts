import type { Reads } from "#lib/db/connection/read-within.ts";
import { queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** Part of a range of events, in the order of a list. */
export type EventWindow = {
  /** On the ids of the rows `e` of `event`. */
  readonly range: Prisma.Sql;
  /** This window and all that follow. */
  readonly onward: Prisma.Sql;
  /** Whether its rows are about so few that they can be looked through one after the other. */
  readonly isNear: boolean;
};

/** Each window ends so many times as far from the start as the one before it. */
const growth = 16;
const maxNearRows = 10_000;
const maxWindows = 4;

/**
 * Cuts a range into windows that follow one another in the order of a list: the first
 * of `nearRows`, each other many times as long, the last whatever is left.
 *
 * What is frequent fills its page from the first window. What is not is rare enough in the
 * next one for an index to give all of it there: no list waits for everything that ever fitted, and
 * none reads the whole table in order to find the little that does.
 */
export async function* eventWindows(
  tx: Reads,
  range: Prisma.Sql,
  order: "asc" | "desc",
  nearRows: number,
): AsyncGenerator<EventWindow> {
  const direction = order === "asc" ? sql`ASC` : sql`DESC`;
  const place = (offset: number) => sql`(
    SELECT e.id FROM event e WHERE ${range} ORDER BY e.id ${direction} OFFSET ${offset} LIMIT 1)`;
  const ends = await queryFirst(
    tx,
    z.strictObject({
      first: z.string().nullable(),
      last: z.string().nullable(),
    }),
    sql`SELECT ${place(0)} AS first, ${place(nearRows)} AS last`,
  );
  if (!ends?.first || !ends.last) {
    yield { range, onward: range, isNear: true };
    return;
  }
  yield {
    range: sql`${range} AND ${until(ends.last, order)}`,
    onward: range,
    isNear: true,
  };
  const start = uuidV7ToTime(ends.first).getTime();
  const length = uuidV7ToTime(ends.last).getTime() - start;
  let begun = ends.last;
  for (let n = 1; n < maxWindows - 1; n++) {
    const end = timeToUuidV7Floor(new Date(start + length * growth ** n));
    // A burst of one millisecond has no length.
    if (order === "asc" ? end <= begun : end >= begun) continue;
    const onward = sql`${range} AND ${from(begun, order)}`;
    yield {
      range: sql`${onward} AND ${until(end, order)}`,
      onward,
      isNear: nearRows * growth ** n <= maxNearRows,
    };
    begun = end;
  }
  const rest = sql`${range} AND ${from(begun, order)}`;
  yield { range: rest, onward: rest, isNear: false };
}

/** At or after an id, in the order of the list. */
function from(id: string, order: "asc" | "desc"): Prisma.Sql {
  return order === "asc" ? sql`e.id >= ${id}::uuid` : sql`e.id <= ${id}::uuid`;
}

function until(id: string, order: "asc" | "desc"): Prisma.Sql {
  return order === "asc" ? sql`e.id < ${id}::uuid` : sql`e.id > ${id}::uuid`;
}
