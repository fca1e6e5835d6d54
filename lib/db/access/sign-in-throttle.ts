import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";

type Digest = Uint8Array<ArrayBuffer>;

export type Charge = { readonly key: Digest; readonly windowSeconds: number };

export type Charged = {
  readonly key: Uint8Array;
  /** In this window, this one included. */
  readonly attempts: number;
  readonly resetsInSeconds: number;
};

const chargedSchema = z.object({
  key: z.instanceof(Uint8Array),
  attempts: z.number(),
  resetsInSeconds: z.number(),
});

/**
 * Counts one attempt against each key, in one statement, so that attempts made
 * at once are all counted. A window begins with its first attempt.
 */
export async function chargeAttempts(
  charges: readonly Charge[],
): Promise<Charged[]> {
  const keys = charges.map(({ key }) => key);
  const windows = charges.map(({ windowSeconds }) => windowSeconds);
  return query(
    db(),
    chargedSchema,
    Prisma.sql`
    INSERT INTO sign_in_throttle AS t (key, attempts, resets_at)
    SELECT key, 1, clock_timestamp() + make_interval(secs => seconds)
    FROM unnest(${keys}::bytea[], ${windows}::int[]) AS charge (key, seconds)
    ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      attempts = CASE WHEN t.resets_at <= clock_timestamp() THEN 1 ELSE t.attempts + 1 END,
      resets_at = CASE WHEN t.resets_at <= clock_timestamp() THEN excluded.resets_at ELSE t.resets_at END
    RETURNING key, attempts,
      greatest(1, ceil(extract(epoch FROM resets_at - clock_timestamp())))::int AS "resetsInSeconds"`,
  );
}

/** Takes one attempt back from each of `keys`, and forgets those of `cleared`: the attempt was no guess. */
export async function refundAttempts(
  keys: readonly Digest[],
  cleared: readonly Digest[],
): Promise<void> {
  await db().$executeRaw`
    UPDATE sign_in_throttle SET attempts = attempts - 1
    WHERE key = ANY (${[...keys]}::bytea[]) AND attempts > 0`;
  await db()
    .$executeRaw`DELETE FROM sign_in_throttle WHERE key = ANY (${[...cleared]}::bytea[])`;
}
