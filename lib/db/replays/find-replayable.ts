import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

const replayableRow = z.strictObject({
  id: z.uuid(),
  receivedAt: z.date(),
  /** Null when it was not kept, or was erased. */
  body: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array).nullable(),
  /** As it came, in full. */
  contentType: z.string().nullable(),
  /** Of a body that came compressed. */
  contentEncoding: z.string().nullable(),
  signature: z.string().nullable(),
});
/** What of an event is sent again. */
export type ReplayableEvent = Readonly<z.infer<typeof replayableRow>>;

const headerOf = (name: string) => sql`(
  SELECT pair->>1 FROM jsonb_array_elements(e.headers) AS pair
  WHERE lower((pair->>0) COLLATE "C") = ${name} LIMIT 1)`;

/** Events by their ids, in no order; what there is not, or out of scope, is not among them. */
export async function findReplayableEvents(
  scope: SourceScope,
  ids: readonly string[],
): Promise<ReplayableEvent[]> {
  return query(
    db(),
    replayableRow,
    sql`
    SELECT e.id, e.received_at AS "receivedAt", e.body,
      ${headerOf("content-type")} AS "contentType",
      ${headerOf("content-encoding")} AS "contentEncoding",
      ${headerOf("x-voucherify-signature")} AS signature
    FROM event e WHERE e.id IN (${join(ids.map((id) => sql`${id}::uuid`))})
      AND ${withinScope(scope)}`,
  );
}
