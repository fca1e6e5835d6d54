import { z } from "zod";
import { transact } from "#lib/db/connection/transaction.ts";
import { updateApiTokenRevoked } from "#lib/db/tokens/api-tokens.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { isWithinScope } from "#lib/domain/access/source-scope.ts";
import { forgetTokens } from "./authenticate-token.ts";

/**
 * Ends a token at once in this process, and within two seconds in every other.
 *
 * @throws {AppError} `forbidden`; `not_found` when there is none of that id in use
 */
export async function revokeToken(context: Context, id: string): Promise<void> {
  authorize(context, "administer");
  const isGone =
    z.uuid().safeParse(id).success &&
    (await transact(async (transaction) => {
      const token = await updateApiTokenRevoked(transaction, id, context.now);
      if (!token) return false;
      // Rolled back: there is none as far as they know.
      if (!isWithinScope(context.access.sources, token.sourceIds))
        throw notInUse(id);
      await recordActivity(transaction, context, {
        action: "token.revoke",
        target: { kind: "token", id: token.id, name: token.name },
      });
      return true;
    }));
  if (!isGone) throw notInUse(id);
  forgetTokens();
}

function notInUse(id: string): AppError {
  return new AppError("not_found", `There is no token ${id} in use.`);
}
