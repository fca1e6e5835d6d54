import { authorize } from "#lib/services/authorize.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
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
  authorize(context, "administer");
  const { webhookBaseUrl, bootstrapSourceKey, bootstrapSourceSecret } = env();
  const first = encryptSource({
    name: "Default source",
    key: bootstrapSourceKey ?? makeSourceKey(),
    secret: bootstrapSourceSecret ?? undefined,
  });
  await transact(async (transaction) => {
    if (!(await insertFirstSource(transaction, first))) return;
    const { id, name, secret } = first;
    await recordActivity(transaction, context, {
      action: "source.create",
      target: { kind: "source", id, name },
      details: { after: { name, hasSecret: secret !== null } },
    });
  });
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
