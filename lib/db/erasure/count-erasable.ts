import { queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type ErasurePreview,
  erasurePreviewSchema,
} from "#lib/domain/customer/erasure.ts";

const ownEventsSchema = erasurePreviewSchema.omit({ mentions: true });

/** What a customer's own events are of, as someone is told who is about to erase them. */
export function countErasable(
  runs: Transaction,
  ids: readonly string[],
): Promise<Omit<ErasurePreview, "mentions">> {
  return queryOne(
    runs,
    ownEventsSchema,
    Prisma.sql`
    SELECT count(*)::int AS events, count(*) FILTER (WHERE e.is_entry)::int AS entries,
      count(DISTINCT e.customer_id)::int AS customers, count(DISTINCT e.source_id)::int AS sources
    FROM event e WHERE e.id = ANY(${ids}::uuid[])`,
  );
}
