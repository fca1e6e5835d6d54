import { headers } from "next/headers";
import { forbidden } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type { Context } from "#lib/services/context.ts";
import { memberContext } from "./member-context.ts";

const ofThisRequest = cache(async (): Promise<Context> =>
  memberContext(await headers()),
);

/**
 * Who asks for the page or action that is being answered; the same, of one moment, for all parts of a page.
 *
 * @param needed what a page is for: whoever may not do that is shown, in its place, the page that says so.
 * An action leaves it to its service, whose refusal it hands back.
 * @throws {AppError} as `memberContext` does
 */
export async function pageContext(needed?: Permission): Promise<Context> {
  const context = await ofThisRequest();
  if (needed !== undefined && !can(context.access.role, needed)) forbidden();
  return context;
}
