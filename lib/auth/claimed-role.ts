import { AsyncLocalStorage } from "node:async_hooks";
import { type Role, roles } from "#lib/domain/access/role.ts";
import { env } from "#lib/env.ts";

type Claimed = { role: Role | null };

/** Of the visit that is being answered: Better Auth hands a profile to its configuration alone. */
const ofThisVisit = new AsyncLocalStorage<Claimed>();

/** Does what brings someone back from the identity provider. @returns with it, the role that their claims stand for */
export async function hearClaimedRole<Result>(
  visit: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly role: Role | null }> {
  const claimed: Claimed = { role: null };
  const result = await ofThisVisit.run(claimed, visit);
  return { result, role: claimed.role };
}

/** Notes the role that a profile's claims stand for: of several the one that may do most. */
export function noteClaims(profile: Readonly<Record<string, unknown>>): void {
  const claimed = ofThisVisit.getStore();
  const claim = env().oidc?.roleClaim;
  if (!claimed || !claim) return;
  const values = [profile[claim.name]].flat();
  const named = values.flatMap((value) =>
    typeof value === "string" ? (claim.roles.get(value) ?? []) : [],
  );
  claimed.role =
    roles.findLast((role) => named.includes(role)) ??
    claim.roles.get("*") ??
    null;
}

/** The role that was noted for the visit that is being answered. */
export function claimedRole(): Role | null {
  return ofThisVisit.getStore()?.role ?? null;
}
