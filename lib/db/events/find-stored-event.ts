import { withCodeReused } from "#lib/domain/reading/code-reused.ts";
import { isCodeReused } from "./code-reused.ts";
import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import {
  type EventDetail,
  eventDetailSchema,
} from "#lib/domain/event/event.ts";
import {
  eventDetailColumns,
  eventDetailShape,
  eventItemColumns,
  eventItemShape,
  toEventItem,
  toOwnDetail,
} from "./event-item-row.ts";
import { selectEntryNumbers } from "./select-entry-numbers.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readByIndex } from "#lib/db/connection/read-within.ts";

const { sql } = Prisma;

/** An event whole, with its body as the bytes that came and its headers as they came. */
export type StoredEvent = Omit<EventDetail, "payload" | "replays"> & {
  readonly body: Uint8Array | null;
};

const wholeRowSchema = z
  .strictObject({
    ...eventItemShape,
    ...eventDetailShape,
    headers: eventDetailSchema.shape.headers,
    remoteAddress: z.string().nullable(),
    body: z.instanceof(Uint8Array).nullable(),
    secretId: z.uuid().nullable(),
    secretSince: z.date().nullable(),
    isReused: z.boolean(),
  })
  .transform(
    ({ headers, remoteAddress, body, secretSince, isReused, ...row }) => ({
      event: withCodeReused(
        { ...toEventItem(row), ...toOwnDetail(row), headers, remoteAddress },
        isReused,
      ),
      body,
      secretSince,
    }),
  );

const relatedRowSchema = eventDetailSchema.shape.related.element.extend({
  receivedAt: z.date(),
});

/** More than Voucherify's twelve retries, and enough for a page to show. */
const maxRelated = 100;

/**
 * @param id a UUID
 * @returns null when there is no such event
 * @throws {AppError} as `readByIndex` does
 */
export async function findStoredEvent(
  scope: SourceScope,
  id: string,
): Promise<StoredEvent | null> {
  return readByIndex(async (tx) => {
    const row = await queryFirst(
      tx,
      wholeRowSchema,
      sql`
      SELECT p.*, s.name AS "sourceName", s.currency AS "sourceCurrency",
        x.created_at AS "secretSince"
      FROM (
        SELECT ${eventItemColumns}, ${eventDetailColumns}, e.secret_id AS "secretId", e.headers,
          e.remote_address AS "remoteAddress", e.body,
          COALESCE(${isCodeReused}, false) AS "isReused"
        FROM event e WHERE e.id = ${id}::uuid AND ${withinScope(scope)}
      ) p
      JOIN source s ON s.id = p."source.id"
      LEFT JOIN source_secret x ON x.id = p."secretId"`,
    );
    if (!row) return null;
    const { event, body, secretSince } = row;
    const [numbers, related] = await Promise.all([
      selectEntryNumbers([event.id]),
      query(tx, relatedRowSchema, relatedQuery(event)),
    ]);
    return {
      ...event,
      entryNumber: numbers.get(event.id) ?? null,
      verifiedWithSecretOf:
        event.signature === "valid"
          ? (secretSince?.toISOString() ?? null)
          : null,
      related: related.map((one) => ({
        ...one,
        receivedAt: one.receivedAt.toISOString(),
      })),
      body,
    };
  });
}

/**
 * The first delivery with its repeats, and the same happening as another distribution sent it. Tests share made-up ids
 * with one another, so that they are not of one happening.
 */
function relatedQuery(
  event: Pick<
    EventDetail,
    | "id"
    | "duplicateOf"
    | "voucherifyEventId"
    | "distributionId"
    | "source"
    | "isTest"
  >,
): Prisma.Sql {
  const firstId = event.duplicateOf ?? event.id;
  const columns = sql`e.id, e.received_at AS "receivedAt", e.distribution_id AS "distributionId"`;
  return sql`
    SELECT ${columns}, 'repeat' AS relation FROM event e
    WHERE e.id = ${firstId}::uuid AND e.id <> ${event.id}::uuid
    UNION ALL
    SELECT ${columns}, 'repeat' FROM event e
    WHERE e.duplicate_of = ${firstId}::uuid AND e.id <> ${event.id}::uuid
    UNION ALL
    SELECT ${columns}, 'other_distribution' FROM event e
    WHERE e.voucherify_event_id = ${event.voucherifyEventId} AND e.source_id = ${event.source.id}::uuid
      AND e.distribution_id <> ${event.distributionId} AND e.outcome = 'accepted'
      AND NOT e.is_test AND NOT ${event.isTest}::boolean AND e.id <> ${firstId}::uuid
    ORDER BY id DESC LIMIT ${maxRelated}`;
}
