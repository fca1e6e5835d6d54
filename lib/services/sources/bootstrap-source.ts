import type { Context } from "#lib/services/context.ts";
import { makeSourceKey } from "#lib/crypto/source-key.ts";
import { findFirstActiveSource } from "#lib/db/sources/select-sources.ts";
import { insertFirstSource } from "#lib/db/sources/write-sources.ts";
import { toWebhookUrl, type Source } from "#lib/domain/source/source.ts";
import { env } from "#lib/env.ts";
import { decryptNewestKey } from "./decrypt-source-key.ts";
import { encryptSource } from "./encrypt-source.ts";

/**
 * Makes the first source on the first start of all, from the environment's key
 * and secret or a random key and none. Safe in several processes at once.
 *
 * @returns the oldest source that is not archived; null when all are
 * @throws {DecryptError} when its key was stored under another app secret
 */
export async function bootstrapSource(
  context: Context,
): Promise<Pick<Source, "id" | "name" | "key" | "webhookUrl"> | null> {
  const { webhookBaseUrl, bootstrapSourceKey, bootstrapSourceSecret } = env();
  await insertFirstSource(
    encryptSource({
      name: "Voucherify",
      key: bootstrapSourceKey ?? makeSourceKey(),
      secret: bootstrapSourceSecret ?? undefined,
    }),
  );
  const row = await findFirstActiveSource(context.access.sources);
  if (!row) return null;
  const key = decryptNewestKey(row);
  return {
    id: row.id,
    name: row.name,
    key,
    webhookUrl: toWebhookUrl(webhookBaseUrl, key),
  };
}
