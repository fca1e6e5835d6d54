import { authorize } from "#lib/services/authorize.ts";
import { v7 as uuidV7 } from "uuid";
import { hashApiToken } from "#lib/crypto/api-token.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import {
  insertApiToken,
  lockFirstApiToken,
} from "#lib/db/tokens/api-tokens.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Context } from "#lib/services/context.ts";

/** Makes the admin token that the environment names on the first start of all: before there is a token or a source. */
export async function bootstrapToken(
  context: Context,
  token: string,
): Promise<void> {
  authorize(context, "administer");
  await transact(async (transaction) => {
    if (!(await lockFirstApiToken(transaction))) return;
    const id = uuidV7();
    const name = "Bootstrap token";
    await insertApiToken(transaction, {
      id,
      name,
      role: "admin",
      sourceIds: [],
      tokenHash: hashApiToken(token),
      createdBy: context.actor.name,
      madeById: null,
      createdAt: context.now,
      expiresAt: null,
    });
    await recordActivity(transaction, context, {
      action: "token.create",
      target: { kind: "token", id, name },
      details: { after: { role: "admin", sources: "all", expiresAt: null } },
    });
  });
}
