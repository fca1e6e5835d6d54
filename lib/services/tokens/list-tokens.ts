import {
  type ApiTokenRow,
  selectApiTokens,
} from "#lib/db/tokens/api-tokens.ts";
import type { ApiToken } from "#lib/domain/access/api-token.ts";
import { roleSchema } from "#lib/domain/access/role.ts";
import { isWithinScope } from "#lib/domain/access/source-scope.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Every token that was ever made, newest first, without the tokens themselves. Whoever knows some sources alone is told
 * of tokens for those alone.
 *
 * @throws {AppError} `forbidden`
 */
export async function listTokens(context: Context): Promise<ApiToken[]> {
  authorize(context, "administer");
  return (await selectApiTokens())
    .filter(({ sourceIds }) => isWithinScope(context.access.sources, sourceIds))
    .map(toToken);
}

function toToken(row: ApiTokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    role: roleSchema.parse(row.role),
    sources: row.sourceIds.length === 0 ? null : row.sourceIds,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    uses: row.uses.map(({ day, requests }) => ({
      day: day.toISOString().slice(0, 10),
      requests: Number(requests),
    })),
  };
}
