import { Prisma } from "#lib/db/generated/client.ts";

/** Of an item `i` of a run `r`: what failed and waits to be tried again, which it never is once the run is cancelled. */
export const hasGivenUp = Prisma.sql`(i.state = 'pending' AND i.attempts > 0 AND i.lease_id IS NULL AND r.state = 'cancelled')`;
