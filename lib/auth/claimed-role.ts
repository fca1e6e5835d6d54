import { AsyncLocalStorage } from "node:async_hooks";
import {
  countAdmins,
  findMember,
  lockAdmins,
  updateMemberRow,
} from "#lib/db/access/members.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { type Role, roles } from "#lib/domain/access/role.ts";
import { env } from "#lib/env.ts";
import { recordActivity } from "#lib/services/activity/record-activity.ts";
import type { Asked } from "./asked.ts";
import { forgetSessions } from "./signed-in.ts";

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

/** Gives a member the role that their claims stand for. The last admin stays one: else nobody could set it right. */
export async function followClaimedRole(
  asked: Asked,
  memberId: string,
  role: Role,
): Promise<void> {
  await transact(async (transaction) => {
    await lockAdmins(transaction);
    const member = await findMember(memberId, transaction);
    if (member === null || member.role === role) return;
    const isLastAdmin =
      member.role === "admin" && (await countAdmins(transaction)) === 1;
    if (!isLastAdmin) await updateMemberRow(transaction, memberId, { role });
    await recordActivity(
      transaction,
      { ...asked, actor: { kind: "system", name: "Identity provider" } },
      {
        action: "member.change",
        outcome: isLastAdmin ? "refused" : "done",
        target: { kind: "member", id: memberId, name: member.name },
        details: { before: { role: member.role }, after: { role } },
      },
    );
  });
  forgetSessions();
}
