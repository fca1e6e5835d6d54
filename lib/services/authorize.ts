import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** What is told to someone who may not, by what they asked for. */
const refusals: Readonly<Record<Permission, string>> = {
  read: "Your role may not read this.",
  read_personal: "Your role may not see personal data or search by it.",
  read_activity: "Your role may not see what others did.",
  operate: "Your role may not change this.",
  administer: "Only an admin may do this.",
};

/**
 * Lets pass whose role may do that. Every service asks this first, before it looks at its input.
 *
 * @throws {AppError} `forbidden`
 */
export function authorize(
  { access }: { readonly access: { readonly role: Role } },
  permission: Permission,
): void {
  if (can(access.role, permission)) return;
  throw new AppError("forbidden", refusals[permission]);
}
