import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "#lib/crypto/password-hash.ts";
import type { NewMember } from "#lib/db/access/members.ts";
import { passwordProblem } from "#lib/domain/access/password-policy.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * A member ready to be stored. Hashing takes a tenth of a second, so it is done
 * before a transaction begins.
 */
export async function toNewMember(given: {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly role: Role;
}): Promise<NewMember> {
  const email = given.email.toLowerCase();
  const name = given.name ?? email.split("@")[0] ?? email;
  return {
    id: uuidv7(),
    credentialId: uuidv7(),
    email,
    name: name.slice(0, 120),
    role: given.role,
    passwordHash: await hashPassword(given.password),
  };
}

/** @throws {AppError} `invalid_request` when the password would be guessed */
export function requireSoundPassword(password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem !== null) {
    throw new AppError("invalid_request", problem, { field: "password" });
  }
}
