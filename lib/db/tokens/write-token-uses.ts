import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";

/** Requests of one token since they were last written. */
export type TokenUse = {
  readonly tokenId: string;
  readonly requests: number;
  readonly lastUsedAt: Date;
  /** The beginning of the minute that its limit counts, and the requests within it. */
  readonly windowAt: Date;
  readonly windowRequests: number;
};

const writtenTokenUseSchema = z.strictObject({
  tokenId: z.string(),
  /** Of every process, in the minute that was given or a later one. */
  windowAt: z.date(),
  windowRequests: z.number(),
  /** Whether these were its first requests of the day (UTC). */
  isFirstOfDay: z.boolean(),
});
export type WrittenTokenUse = Readonly<z.infer<typeof writtenTokenUseSchema>>;

/** Adds up what tokens did, of each token in turn, and tells what all processes together counted. */
export async function writeTokenUses(
  transaction: Transaction,
  uses: readonly TokenUse[],
): Promise<WrittenTokenUse[]> {
  const written: WrittenTokenUse[] = [];
  const sorted = [...uses].sort((a, b) => (a.tokenId < b.tokenId ? -1 : 1));
  for (const use of sorted) written.push(...(await writeOne(transaction, use)));
  return written;
}

function writeOne(
  transaction: Transaction,
  { tokenId, requests, lastUsedAt, windowAt, windowRequests }: TokenUse,
): Promise<WrittenTokenUse[]> {
  const day = lastUsedAt.toISOString().slice(0, 10);
  return query(
    transaction,
    writtenTokenUseSchema,
    Prisma.sql`
    WITH used AS (
      UPDATE api_token SET last_used_at = GREATEST(last_used_at, ${lastUsedAt})
      WHERE id = ${tokenId}::uuid RETURNING id)
    INSERT INTO api_token_use AS held (token_id, day, requests, window_at, window_requests)
    SELECT id, ${day}::date, ${requests}::int, ${windowAt}::timestamptz, ${windowRequests}::int FROM used
    ON CONFLICT (token_id, day) DO UPDATE SET
      requests = held.requests + excluded.requests,
      window_requests = CASE WHEN held.window_at = excluded.window_at
        THEN held.window_requests + excluded.window_requests
        WHEN held.window_at < excluded.window_at THEN excluded.window_requests
        ELSE held.window_requests END,
      window_at = GREATEST(held.window_at, excluded.window_at)
    RETURNING token_id AS "tokenId", window_at AS "windowAt", window_requests AS "windowRequests",
      requests = ${requests}::int AS "isFirstOfDay"`,
  );
}
