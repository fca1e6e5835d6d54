import { hashApiToken } from "#lib/crypto/api-token.ts";
import { findApiTokenByHash } from "#lib/db/tokens/api-tokens.ts";
import { type Role, roleSchema } from "#lib/domain/access/role.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";

/** A token that may be used. */
export type TokenInUse = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sources: SourceScope;
};

type Found = TokenInUse & {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

const keptMs = 2_000;
const maxKept = 5_000;

// Next bundles its own copies of this module.
const container = globalThis as {
  segmentInspectorTokens?: Map<
    string,
    { readonly found: Promise<Found | null>; readonly until: number }
  >;
};

/**
 * The token as it was up to two seconds ago; null when there is none, or none that may be used.
 * Tokens are found by their digest, so how long that takes tells nothing of one that is nearly right.
 *
 * @throws {AppError} `unavailable` when there is no database to ask
 */
export async function authenticateToken(
  token: string,
  now: Date,
): Promise<TokenInUse | null> {
  const found = await lookUp(token);
  if (!found || found.revokedAt) return null;
  if (found.expiresAt && found.expiresAt <= now) return null;
  const { id, name, role, sources } = found;
  return { id, name, role, sources };
}

/** Lets the next call of each token look it up anew. */
export function forgetTokens(): void {
  container.segmentInspectorTokens?.clear();
}

function lookUp(token: string): Promise<Found | null> {
  const kept = (container.segmentInspectorTokens ??= new Map());
  const hash = hashApiToken(token);
  const key = Buffer.from(hash).toString("base64");
  const moment = performance.now();
  const known = kept.get(key);
  if (known && known.until > moment) return known.found;
  if (kept.size >= maxKept) kept.clear();
  const found = find(hash);
  kept.set(key, { found, until: moment + keptMs });
  // A database that could not be asked is asked again at the next call.
  found.catch(() => kept.delete(key));
  return found;
}

async function find(hash: Uint8Array<ArrayBuffer>): Promise<Found | null> {
  const row = await findApiTokenByHash(hash);
  return (
    row && {
      id: row.id,
      name: row.name,
      role: roleSchema.parse(row.role),
      sources: row.sourceIds.length === 0 ? "all" : row.sourceIds,
      expiresAt: row.expiresAt,
      revokedAt: row.revokedAt,
    }
  );
}
