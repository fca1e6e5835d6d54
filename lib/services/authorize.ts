import { can, type Permission } from "#lib/domain/access/permissions.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { noteActivity } from "#lib/services/pending-activity.ts";
import type { Context } from "#lib/services/context.ts";

/** What is told to someone who may not, by what they asked for. */
const forbiddenWords: Readonly<Record<Permission, string>> = {
  read: "Your role may not read this.",
  read_personal: "Your role may not see personal data or search by it.",
  read_activity: "Your role may not see what others did.",
  operate: "Your role does not include this.",
  administer: "Only an admin may do this.",
};

/**
 * Lets pass whose role may do that. Every service asks this first, before it looks at its input. That it was
 * forbidden is recorded within two seconds.
 *
 * @throws {AppError} `forbidden`
 */
export function authorize(
  context: Pick<Context, "access"> | Context,
  permission: Permission,
): void {
  if (can(context.access.role, permission)) return;
  if ("actor" in context)
    noteActivity(context, {
      action: "access.refuse",
      outcome: "refused",
      details: { permission },
    });
  throw new AppError("forbidden", forbiddenWords[permission]);
}

/**
 * The same for what is about the installation as a whole. Whoever knows some sources alone may not, whatever their role:
 * they could give themselves the others by it.
 *
 * @throws {AppError} `forbidden`
 */
export function authorizeWhole(context: Context, permission: Permission): void {
  authorize(context, permission);
  if (context.access.sources === "all") return;
  noteActivity(context, {
    action: "access.refuse",
    outcome: "refused",
    details: { permission },
  });
  throw new AppError(
    "forbidden",
    "Only someone who may see every source may do this.",
  );
}
