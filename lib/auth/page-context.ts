import { headers } from "next/headers";
import { cache } from "react";
import type { Context } from "#lib/services/context.ts";
import { memberContext } from "./member-context.ts";

/**
 * Who asks for the page or action that is being answered; the same, of one moment, for all parts of a page.
 *
 * @throws {AppError} as `memberContext` does
 */
export const pageContext = cache(async (): Promise<Context> =>
  memberContext(await headers()),
);
