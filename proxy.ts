import type { NextRequest } from "next/server";
import { guardRequest } from "#lib/auth/guard-request.ts";

/** Next calls this before everything that `config.matcher` does not leave out. */
export function proxy(request: NextRequest): Promise<Response> {
  return guardRequest(request);
}

export const config = {
  // Left out: webhooks, whose bodies Next would buffer here and which have their own keys; and files of the build.
  matcher: ["/((?!api/webhooks/|_next/static/|icon\\.svg$|favicon\\.ico$).*)"],
};
