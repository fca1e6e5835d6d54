import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

/** What of an event is sent again. */
export type ReplayableEvent = {
  readonly id: string;
  readonly receivedAt: Date;
  /** Null when it was not kept, or was erased. */
  readonly body: Uint8Array | null;
  /** As it came, in full. */
  readonly contentType: string | null;
  readonly signature: string | null;
};

const headerOf = (name: string) => sql`(
  SELECT pair->>1 FROM jsonb_array_elements(e.headers) AS pair
  WHERE lower(pair->>0) = ${name} LIMIT 1)`;

/** Events by their ids, in no order; what there is not, or out of scope, is not among them. */
export async function findReplayableEvents(
  scope: SourceScope,
  ids: readonly string[],
): Promise<ReplayableEvent[]> {
  return db().$queryRaw<ReplayableEvent[]>`
    SELECT e.id, e.received_at AS "receivedAt", e.body,
      ${headerOf("content-type")} AS "contentType",
      ${headerOf("x-voucherify-signature")} AS signature
    FROM event e WHERE e.id IN (${join(ids.map((id) => sql`${id}::uuid`))})
      AND ${withinScope(scope)}`;
}
