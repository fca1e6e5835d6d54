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

export async function deleteLease(id: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM replay_lease l WHERE l.id = ${id}::uuid
      AND NOT EXISTS (SELECT FROM replay_item i WHERE i.lease_id = l.id AND i.state = 'claimed')`;
}

/** Gives back all that is claimed under a lease, none of which was begun. */
export async function releaseLeased(id: string): Promise<void> {
  await db().$executeRaw`
    UPDATE replay_item SET state = 'pending', lease_id = NULL, attempts = attempts - 1
    WHERE lease_id = ${id}::uuid AND state = 'claimed'`;
}
