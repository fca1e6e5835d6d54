import { db } from "#lib/db/connection/client.ts";

/** So long a worker may be silent before what it claimed counts as in doubt. */
export const leaseMs = 15_000;

/** Opens a lease, under which a worker claims. */
export async function insertLease(id: string, runId: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO replay_lease (id, run_id, until)
    VALUES (${id}::uuid, ${runId}::uuid, clock_timestamp() + make_interval(secs => ${leaseMs / 1_000}))`;
}

/** Moves a lease on. @returns false when it had ended, and what was claimed under it was given away */
export async function renewLease(id: string): Promise<boolean> {
  const renewed = await db().$executeRaw`
    UPDATE replay_lease SET until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
    WHERE id = ${id}::uuid`;
  return renewed === 1;
}

/** Ends a lease, unless something is still claimed under it. */
export async function deleteLease(id: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM replay_lease l WHERE l.id = ${id}::uuid
      AND NOT EXISTS (SELECT FROM replay_item i WHERE i.run_id = l.run_id AND i.state = 'pending' AND i.lease_id = l.id)`;
}

/** Gives back all that is claimed under a lease, none of which was begun. */
export async function releaseLeased(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE replay_item i SET lease_id = NULL, attempts = i.attempts - 1
    FROM replay_lease l WHERE l.id = ${id}::uuid
      AND i.run_id = l.run_id AND i.state = 'pending' AND i.lease_id = l.id`;
}
