import { randomBytes } from "node:crypto";
import { z } from "zod";
import {
  type DuplicateKind,
  outcomeSchema,
} from "#lib/domain/event/event-values.ts";
import { repeatDiffers } from "#lib/domain/reading/repeat-differs.ts";
import { queryIngest } from "#lib/db/connection/ingest-pool.ts";
import { eventColumns } from "./event-columns.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { NewEvent } from "./new-event.ts";
import type { Column } from "./reading-columns.ts";
import { appendDeltas, rollupKey } from "#lib/db/rollups/rollup-deltas.ts";

const insertedSchema = z.strictObject({
  id: z.string(),
  outcome: outcomeSchema,
});
export type InsertedEvent = Readonly<z.infer<typeof insertedSchema>>;

/** What goes into the commitment that outlives an erased event. */
const SALT_BYTES = 16;

/** How long the same bytes without ids count as a repeat: Voucherify's last retry comes after 24 hours. */
export const SUSPECT_HOURS = 25;

const columns: readonly Column<Row>[] = eventColumns.map(
  ([name, type, pick]) =>
    [name, type, ({ event }: Row) => pick(event)] as const,
);

/** What is known of a row only when it is known what it repeats. */
const toldColumns: Readonly<Record<string, Prisma.Sql>> = {
  problems: Prisma.sql`CASE WHEN differs THEN problems || ${JSON.stringify([repeatDiffers])}::jsonb ELSE problems END`,
  needs_attention: Prisma.sql`needs_attention OR differs`,
};

const judgedColumns = Prisma.join(
  columns.map(([name]) => toldColumns[name] ?? Prisma.raw(`"${name}"`)),
);

/** What only the statement below needs of a row. */
const statementColumns: readonly Column<Row>[] = [
  ["salt_start", "int4", ({ saltStart }) => saltStart],
  ["body_start", "int4", ({ bodyStart }) => bodyStart],
  ["body_length", "int4", ({ event }) => event.body?.length ?? null],
  [
    "sha256_hex",
    "text",
    ({ event }) => event.bodySha256 && toHex(event.bodySha256),
  ],
  ["says_entered", "bool", ({ event }) => event.reading.saysEntered],
  ["delivery_key", "text", ({ key }) => key],
  ["claims", "bool", ({ claims }) => claims],
  ["duplicate_kind", "duplicate_kind", ({ duplicateKind }) => duplicateKind],
];

type Row = {
  readonly event: NewEvent;
  readonly saltStart: number;
  readonly bodyStart: number | null;
  readonly key: string | null;
  /** True for the first of this group with its key: Postgres lets one statement touch a key once. */
  readonly claims: boolean;
  readonly duplicateKind: DuplicateKind | null;
};

/**
 * Stores events in one statement, which is one transaction: all of them and what is counted of them, or none.
 *
 * An event whose delivery key was claimed before, here or by another process at
 * the same moment, becomes a duplicate of the event that claimed it. Keys are
 * claimed in sorted order, so that two groups never wait for one another.
 *
 * @returns outcomes in the order given
 * @throws {Error} of the driver when the database is out of reach or refuses a value
 */
export async function insertEvents(
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  const rows = toRows(events);
  const bodies = Buffer.concat(
    events.flatMap(({ body }) => (body ? [body] : [])),
  );
  const salts = randomBytes(SALT_BYTES * rows.length);
  const given = [...columns, ...statementColumns];
  const arrays = given.map(
    ([, type, pick]) => Prisma.sql`${rows.map(pick)}::${Prisma.raw(type)}[]`,
  );
  const names = (list: typeof columns) =>
    Prisma.raw(list.map(([name]) => `"${name}"`).join(", "));
  const inserted = await queryIngest(
    insertedSchema,
    Prisma.sql`
    WITH input AS MATERIALIZED (
      SELECT *, substr(${bodies}::bytea, body_start, body_length) AS body,
        substr(${salts}::bytea, salt_start, ${SALT_BYTES}::int) AS salt
      FROM unnest(${Prisma.join(arrays)}) AS input (${names(given)})
    ), claimed AS (
      INSERT INTO delivery_key AS held (source_id, key, event_id, claimed_at)
      SELECT source_id, delivery_key, id, received_at FROM input WHERE claims
      ORDER BY source_id, delivery_key
      ON CONFLICT (source_id, key) DO UPDATE SET
        event_id = CASE WHEN ${lapsed} THEN excluded.event_id ELSE held.event_id END,
        claimed_at = CASE WHEN ${lapsed} THEN excluded.claimed_at ELSE held.claimed_at END
      RETURNING source_id, key, event_id
    ), judged AS (
      SELECT input.*, claimed.event_id AS first_id,
        CASE
          WHEN input.rejection IS NOT NULL THEN 'rejected'
          WHEN claimed.event_id IS NULL OR claimed.event_id = input.id THEN 'accepted'
          ELSE 'duplicate'
        END::outcome AS outcome
      FROM input LEFT JOIN claimed
        ON claimed.source_id = input.source_id AND claimed.key = input.delivery_key
    ), told AS (
      SELECT judged.*, CASE WHEN outcome = 'duplicate' THEN COALESCE(sha256_hex <> COALESCE(
          (SELECT i.sha256_hex FROM input i WHERE i.id = judged.first_id),
          (SELECT encode(e.body_sha256, 'hex') FROM event e WHERE e.id = judged.first_id)), false)
        ELSE false END AS differs
      FROM judged
    ), stored AS (
      INSERT INTO event (${names(columns)}, body, body_sha256, salt, happened_at, outcome, is_entry, duplicate_of, duplicate_kind)
      SELECT ${judgedColumns}, body, decode(sha256_hex, 'hex'), salt, COALESCE(entered_at, received_at), outcome,
        outcome = 'accepted' AND says_entered,
        CASE WHEN outcome = 'duplicate' THEN first_id END,
        CASE WHEN outcome = 'duplicate' THEN duplicate_kind END
      FROM told
      RETURNING id, received_at, ${rollupKey}
    ), counted AS (${appendDeltas(Prisma.sql`stored`, 1)})
    SELECT id, outcome FROM stored`,
  );
  const byId = new Map(inserted.map((row) => [row.id, row]));
  return events.map(({ id }) => {
    const row = byId.get(id);
    if (!row) throw new Error(`Event ${id} was not stored with its group.`);
    return row;
  });
}

const lapsed = Prisma.sql`(held.key LIKE 'bytes:%' AND held.claimed_at < excluded.claimed_at - make_interval(hours => ${SUSPECT_HOURS}))`;

function toRows(events: readonly NewEvent[]): Row[] {
  const claimed = new Set<string>();
  let offset = 1;
  return events.map((event, index) => {
    const { deliveryKey } = event;
    const key = deliveryKey && `${deliveryKey.kind}:${deliveryKey.value}`;
    const scoped = key && `${event.sourceId} ${key}`;
    const claims = scoped !== null && !claimed.has(scoped);
    if (scoped !== null) claimed.add(scoped);
    const bodyStart = event.body ? offset : null;
    offset += event.body?.length ?? 0;
    return {
      event,
      saltStart: index * SALT_BYTES + 1,
      bodyStart,
      key,
      claims,
      duplicateKind:
        deliveryKey &&
        (deliveryKey.kind === "sendout" ? "sender_retry" : "suspected"),
    };
  });
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    "hex",
  );
}
