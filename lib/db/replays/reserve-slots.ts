import { z } from "zod";
import { queryReplay } from "#lib/db/connection/replay-pool.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

const slotsRow = z.strictObject({
  /** The first of them. */
  firstAt: z.number(),
  /** When that was said. */
  now: z.number(),
  gapMs: z.number(),
});
/** Moments by the database's clock, in milliseconds since 1970, and from each to the next. */
export type ReservedSlots = Readonly<z.infer<typeof slotsRow>>;

/**
 * Reserves the next `count` moments at which a destination may be sent to, for whichever
 * worker asks: one statement, by the database's clock, so the rate holds over all of them.
 *
 * It is not waited for on disk: nothing that was promised to anybody is lost with it, and webhooks wait for nothing here.
 * What was reserved further ahead than anybody reserves is from before that clock was set back.
 *
 * @returns null when the run is gone
 */
export async function reserveSlots(
  runId: string,
  count: number,
): Promise<ReservedSlots | null> {
  const [slots] = await queryReplay(
    slotsRow,
    sql`
    WITH given AS MATERIALIZED (
      SELECT r.id AS run_id, d.id AS destination_id, r.rate_per_second AS run_rate, d.rate_per_second AS rate,
        clock_timestamp() + interval '5 minutes' AS latest, set_config('synchronous_commit', 'off', true) AS unused
      FROM replay_run r JOIN destination d ON d.id = r.destination_id WHERE r.id = ${runId}::uuid
    ), of_destination AS (
      UPDATE destination_pace p
      SET next_slot_at = GREATEST(CASE WHEN p.next_slot_at < given.latest THEN p.next_slot_at END, clock_timestamp())
        + make_interval(secs => ${count}::float8 / given.rate)
      FROM given WHERE p.destination_id = given.destination_id
      RETURNING p.next_slot_at - make_interval(secs => ${count}::float8 / given.rate) AS first
    ), of_run AS (
      UPDATE replay_run r
      SET next_slot_at = GREATEST(CASE WHEN r.next_slot_at < given.latest THEN r.next_slot_at END, clock_timestamp())
        + make_interval(secs => ${count}::float8 / given.run_rate)
      FROM given WHERE r.id = given.run_id
      RETURNING r.next_slot_at - make_interval(secs => ${count}::float8 / given.run_rate) AS first
    )
    SELECT (extract(epoch FROM GREATEST(of_destination.first, of_run.first)) * 1000)::float8 AS "firstAt",
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
      (1000.0 / LEAST(given.rate, given.run_rate))::float8 AS "gapMs"
    FROM of_destination, of_run, given`,
  );
  return slots ?? null;
}
