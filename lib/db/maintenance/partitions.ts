import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const MONTHS_AHEAD = 2;
const PARTITION_LOCK = 7_201_612;

/**
 * Makes the partitions of the month of `now` and of the months after it, so
 * that no month begins without one. Several processes may call this at once.
 *
 * A month whose events already lie in the default partition cannot be made any
 * more; it is left out of the answer, and stays where it is, complete.
 *
 * @returns the names of the partitions that exist now, oldest first
 */
export async function ensurePartitions(now: Date): Promise<string[]> {
  const names: string[] = [];
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    const from = new Date(
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1),
    );
    const name = await ensurePartition(from);
    if (name) names.push(name);
  }
  return names;
}

/** The name of the partition of a time's month. */
export function partitionOf(time: Date): string {
  return `event_${time.toISOString().slice(0, 7).replace("-", "_")}`;
}

async function ensurePartition(from: Date): Promise<string | null> {
  const to = new Date(
    Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1),
  );
  const name = partitionOf(from);
  const lower = timeToUuidV7Floor(from);
  const upper = timeToUuidV7Floor(to);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PARTITION_LOCK})`;
    const [state] = await tx.$queryRaw<[{ made: boolean; strayed: boolean }]>`
      SELECT to_regclass(${`event_partition.${name}`}) IS NOT NULL AS made,
        EXISTS (SELECT FROM event_partition.event_default WHERE id >= ${lower}::uuid AND id < ${upper}::uuid) AS strayed`;
    if (state.made) return name;
    if (state.strayed) return null;
    // Every part is computed above from a date: nothing that came from outside is pasted in.
    await tx.$executeRaw(
      Prisma.raw(
        `CREATE TABLE event_partition.${name} PARTITION OF event FOR VALUES FROM ('${lower}') TO ('${upper}')`,
      ),
    );
    return name;
  });
}
