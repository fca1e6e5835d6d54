import { z } from "zod";
import { codeReused } from "#lib/domain/reading/code-reused.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { db } from "#lib/db/connection/client.ts";
import { queryFirst, queryOne } from "#lib/db/connection/query.ts";
import { wasSentUniqueCode } from "#lib/db/events/code-reused.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { changeEvents } from "#lib/db/rollups/rollup-deltas.ts";

const { sql } = Prisma;

/** So many events are looked at in one statement. */
const maxAtOnce = 5_000;

/** So many events of one code are looked at: most have one, and it costs the same where all have the same. */
const maxOfCode = 1_000;

/** By then whatever was given an id has been committed, or never will be. */
const settledAfterMs = 60_000;

const positionsSchema = z.strictObject({ seen: z.uuid(), settled: z.uuid() });
/** Up to where events were looked at once, and up to where again when no earlier one could be missing any more. */
type Positions = Readonly<z.infer<typeof positionsSchema>>;

/**
 * Gives entries whose unique code another customer of the source was sent too the problem that says so, both of them:
 * the one that came first could not know. Events are looked at when they come and once more a minute later, since one with an
 * earlier id may be committed after its successors. It may be broken off at any time, and goes on where it was.
 *
 * @returns how many events were given it
 */
export async function markReusedCodes(
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const settling = timeToUuidV7Floor(new Date(now.getTime() - settledAfterMs));
  let positions = await readPositions();
  let marked = 0;
  for (const [name, end] of [
    ["seen", null],
    ["settled", settling],
  ] as const) {
    for (;;) {
      const batch = await findReused(
        sql`e.id > ${positions[name]}::uuid AND ${end === null ? sql`true` : sql`e.id < ${end}::uuid`}`,
      );
      marked += await mark(batch.reused);
      if (batch.last !== null) {
        positions = { ...positions, [name]: batch.last };
        await writePositions(positions);
      }
      if (batch.looked < maxAtOnce) break;
      if (signal?.aborted) return marked;
    }
  }
  return marked;
}

/** The same at once for some events, which were made entries long after they came. */
export async function markReusedCodesOf(ids: readonly string[]): Promise<void> {
  const { reused } = await findReused(sql`e.id = ANY(${[...ids]}::uuid[])`);
  await mark(reused);
}

/** Of the events under a condition the first by id, with all that are to be marked on their account. */
async function findReused(condition: Prisma.Sql): Promise<{
  readonly looked: number;
  /** The id of the last one; null where there was none. */
  readonly last: string | null;
  readonly reused: readonly string[];
}> {
  const ofCode = (code: Prisma.Sql) => sql`
    (SELECT o.id, o.customer_id, o.problems FROM event o
      WHERE o.voucher_code = ${code}.voucher_code AND o.source_id = ${code}.source_id AND ${wasSentUniqueCode(sql`o`)}
      LIMIT ${maxOfCode}) other`;
  return queryOne(
    db(),
    z.strictObject({
      looked: z.int(),
      last: z.uuid().nullable(),
      reused: z.array(z.uuid()),
    }),
    sql`
    WITH batch AS MATERIALIZED (
      SELECT * FROM event e WHERE ${condition} ORDER BY e.id LIMIT ${maxAtOnce}
    ), sent AS MATERIALIZED (
      SELECT DISTINCT e.source_id, e.voucher_code, e.customer_id FROM batch e WHERE ${wasSentUniqueCode(sql`e`)}
    ), reused AS MATERIALIZED (
      SELECT DISTINCT s.source_id, s.voucher_code FROM sent s
      WHERE EXISTS (SELECT FROM ${ofCode(sql`s`)} WHERE other.customer_id <> s.customer_id)
    )
    SELECT (SELECT count(*)::int FROM batch) AS looked, (SELECT max(id::text) FROM batch) AS last,
      ARRAY(
        SELECT other.id::text FROM reused r CROSS JOIN LATERAL ${ofCode(sql`r`)} WHERE NOT ${isMarked(sql`other`)}
        UNION
        SELECT e.id::text FROM batch e JOIN reused r USING (source_id, voucher_code)
        WHERE ${wasSentUniqueCode(sql`e`)} AND NOT ${isMarked(sql`e`)}
      ) AS reused`,
  );
}

function isMarked(row: Prisma.Sql): Prisma.Sql {
  return sql`${row}.problems @> '[{"kind":"code_reused"}]'`;
}

async function mark(ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return changeEvents(
    ids,
    (tx) => tx.$executeRaw`
      UPDATE event SET problems = problems || ${JSON.stringify([codeReused])}::jsonb, needs_attention = true
      WHERE id = ANY(${[...ids]}::uuid[]) AND erased_at IS NULL AND NOT ${isMarked(sql`event`)}`,
  );
}

async function readPositions(): Promise<Positions> {
  const found = await queryFirst(
    db(),
    positionsSchema,
    sql`SELECT seen, settled FROM reused_code_check`,
  );
  return found ?? { seen: NIL_UUID, settled: NIL_UUID };
}

async function writePositions({ seen, settled }: Positions): Promise<void> {
  await db().$executeRaw`
    INSERT INTO reused_code_check (id, seen, settled) VALUES (1, ${seen}::uuid, ${settled}::uuid)
    ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, settled = excluded.settled`;
}
