import { countAdmins, findMember, lockAdmins } from "#lib/db/access/members.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * A member who is about to be changed, or, without a role, to go; until the transaction ends, no other change of a
 * member's role goes on beside it.
 *
 * @param nextRole null for a member who goes
 * @throws {AppError} `not_found`; `conflict` where it would leave no admin
 */
export async function requireMember(
  transaction: Transaction,
  id: string,
  nextRole: Role | null | undefined,
): Promise<NonNullable<Awaited<ReturnType<typeof findMember>>>> {
  await lockAdmins(transaction);
  const member = await findMember(id, transaction);
  if (member === null)
    throw new AppError("not_found", `There is no member ${id}.`);
  const staysAdmin = nextRole === undefined || nextRole === "admin";
  if (
    member.role === "admin" &&
    !staysAdmin &&
    (await countAdmins(transaction)) === 1
  ) {
    throw new AppError(
      "conflict",
      `${member.email} is the only admin: make another one first.`,
      nextRole === null ? {} : { field: "role" },
    );
  }
  return member;
}
