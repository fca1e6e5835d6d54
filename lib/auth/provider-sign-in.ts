import { z } from "zod";
import { closeInvitationsOf } from "#lib/db/access/invitations.ts";
import { hasCredential } from "#lib/db/access/members.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { readCommand } from "./read-command.ts";
import { safeNext, signInHref } from "#lib/url/safe-next.ts";
import { askBetterAuth } from "./ask-better-auth.ts";
import { askedBy } from "./asked.ts";
import { OIDC_PROVIDER_ID } from "./better-auth.ts";
import { readBetterAuthAnswer } from "./better-auth-answer.ts";
import { hearClaimedRole } from "./claimed-role.ts";
import { followClaimedRole } from "./follow-claimed-role.ts";
import { recordOfMember, recordSessionStart } from "./record-sign-in.ts";
import { withCookies } from "./sign-in.ts";
import { findSignedIn, type SignedIn } from "./signed-in.ts";

const nextSchema = z.strictObject({
  next: z.string("takes text").max(4_000, "is too long").optional(),
});

/** Answers the address at the identity provider to go to: `{"url"}`. */
export async function signInAtProvider(request: Request): Promise<Response> {
  const { next } = await readCommand(request, nextSchema);
  return startAtProvider(request, "/sign-in/social", {
    callbackURL: ownAddress(safeNext(next)),
    errorCallbackURL: ownAddress(signInHref(next ?? "/")),
  });
}

/** Where a member comes back to, having connected their account at the identity provider. */
const CONNECTED = "/settings?connected";

/** The same for a member who wants to sign in that way from now on; the provider's account has to have their e-mail address. */
export async function linkProvider(request: Request): Promise<Response> {
  await readCommand(request, nextSchema);
  const { signedIn } = await findSignedIn(request.headers);
  if (signedIn === null) throw new AppError("unauthorized", "Sign in first.");
  return startAtProvider(request, "/link-social", {
    callbackURL: ownAddress(CONNECTED),
    errorCallbackURL: ownAddress("/settings"),
  });
}

/** Whether a member can sign in by the identity provider already. */
export async function isConnectedToProvider({
  member,
}: SignedIn): Promise<boolean> {
  return hasCredential(member.id, OIDC_PROVIDER_ID);
}

/** Where the identity provider sends someone back to: begins a session, or says on the page why not. */
export async function returnFromProvider(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  const { result: response, role } = await hearClaimedRole(() =>
    askBetterAuth(request, `/callback/${OIDC_PROVIDER_ID}${search}`, null),
  );
  const location = response.headers.get("location");
  if (response.status !== 302 || location === null) {
    throw new AppError(
      "invalid_request",
      "The address to return to was not understood.",
    );
  }
  const asked = askedBy(request);
  const started = await recordSessionStart(asked, response, "provider");
  if (started) {
    await closeInvitationsOf(started.member.email, asked.now);
    if (role !== null) await followClaimedRole(asked, started.member.id, role);
  }
  if (location === ownAddress(CONNECTED)) {
    const { signedIn } = await findSignedIn(request.headers);
    if (signedIn) await recordOfMember(asked, signedIn, "provider.connect");
  }
  return withCookies(
    new Response(null, {
      status: 303,
      headers: { location, "cache-control": "no-store" },
    }),
    response.headers.getSetCookie(),
  );
}

async function startAtProvider(
  request: Request,
  path: "/sign-in/social" | "/link-social",
  urls: { readonly callbackURL: string; readonly errorCallbackURL: string },
): Promise<Response> {
  if (env().oidc === null) {
    throw new AppError("not_found", "No company account is set up.");
  }
  const response = await askBetterAuth(request, path, {
    provider: OIDC_PROVIDER_ID,
    disableRedirect: true,
    ...urls,
  });
  const { url } = await readBetterAuthAnswer(response);
  return withCookies(jsonAnswer({ url }), response.headers.getSetCookie());
}

function ownAddress(path: string): string {
  return `${env().appUrl}${path}`;
}
