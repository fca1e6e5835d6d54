import { mostCountedEntries, selectThings } from "../db/select-things.ts";
import type { ListedKind, ThingList } from "../domain/thing.ts";

/**
 * The customers, segments, campaigns or distributions that entries name.
 *
 * @param q what their names or ids must contain; null for all
 * @throws {AppError} as `readWithin` does
 */
export async function listThings(
  kind: ListedKind,
  q: string | null,
  now = new Date(),
): Promise<ThingList> {
  const rows = await selectThings(kind, q, now);
  const counted = rows[0]?.counted ?? 0;
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      detail: row.detail,
      sourceId: kind === "customer" ? row.sourceId : null,
      entries: row.entries,
      customers: row.customers,
      needsAttention: row.needsAttention,
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    })),
    found: rows[0]?.found ?? 0,
    counted: {
      count: Math.min(counted, mostCountedEntries),
      exact: counted <= mostCountedEntries,
    },
  };
}
