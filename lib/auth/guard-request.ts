import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { errorAnswer } from "#lib/http/api/error-answer.ts";
import { errorStatus } from "#lib/http/api/error-status.ts";
import { requireSameOrigin } from "#lib/http/api/require-same-origin.ts";
import {
  contentSecurityPolicy,
  NONCE_HEADER,
} from "#lib/http/content-security-policy.ts";
import { authenticateToken } from "#lib/services/tokens/authenticate-token.ts";
import { signInHref } from "#lib/url/safe-next.ts";
import { placeOf } from "./place.ts";
import { findSignedIn } from "./signed-in.ts";
import { bearerToken } from "./token-context.ts";

/**
 * Stands before every page, action, route and stream: what takes a session or
 * a token is not reached without. Services ask again, by their context.
 */
export async function guardRequest(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  const place = placeOf(pathname);
  if (place === "api" || pathname.startsWith("/api/")) {
    return guardRoute(request, place);
  }
  try {
    requireSameOrigin(request, { isNavigable: true });
  } catch (error) {
    return refusePage(error);
  }
  return place === "open" ? pass(request) : guardPage(request);
}

async function guardRoute(
  request: NextRequest,
  place: "open" | "api" | "page",
): Promise<Response> {
  try {
    const isCallback = request.nextUrl.pathname.startsWith(
      "/api/auth/callback/",
    );
    requireSameOrigin(request, { isNavigable: isCallback });
    if (place !== "open") await requireSomebody(request.headers);
    return NextResponse.next();
  } catch (error) {
    return errorAnswer(error);
  }
}

/** The route asks again for its context, and counts a token's request then. */
async function requireSomebody(headers: Headers): Promise<void> {
  const token = bearerToken(headers);
  const found =
    token === null
      ? (await findSignedIn(headers)).signedIn
      : await authenticateToken(token, new Date());
  if (found === null) {
    throw new AppError(
      "unauthorized",
      token === null
        ? "Sign in first, or send a token."
        : "This token is unknown, expired or revoked.",
    );
  }
}

async function guardPage(request: NextRequest): Promise<Response> {
  let setCookies: readonly string[] = [];
  try {
    const found = await findSignedIn(request.headers);
    if (found.signedIn === null) return sendToSignIn(request, found.setCookies);
    setCookies = found.setCookies;
  } catch (error) {
    // Without a database no page has anything to show but that.
    if (!(error instanceof AppError && error.code === "unavailable"))
      throw error;
  }
  return withCookies(pass(request), setCookies);
}

function sendToSignIn(
  request: NextRequest,
  setCookies: readonly string[],
): Response {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const dest = request.headers.get("sec-fetch-dest");
  // A page that fetches the next one takes this for a reason to load it whole, which then leads to signing in.
  if (!isRead || (dest !== null && dest !== "document")) {
    // An action's client shows this text.
    return new NextResponse(
      "You are signed out. Reload the page and sign in again.",
      {
        status: 401,
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "cache-control": "no-store",
        },
      },
    );
  }
  const { pathname, search } = request.nextUrl;
  // Next makes it relative again: the address that the browser knows us by need not be the one that we hear.
  return withCookies(
    new NextResponse(null, {
      status: 307,
      headers: {
        location: new URL(signInHref(`${pathname}${search}`), request.url).href,
        "cache-control": "no-store",
      },
    }),
    setCookies,
  );
}

/** Lets Next render the page, with a nonce that its scripts carry and the policy names. */
function pass(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, {
    isDevelopment: isDevelopment(),
  });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(NONCE_HEADER, nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function withCookies(
  response: NextResponse,
  setCookies: readonly string[],
): NextResponse {
  for (const cookie of setCookies)
    response.headers.append("set-cookie", cookie);
  return response;
}

function refusePage(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  return new NextResponse(error.message, {
    status:
      errorStatus[error.code === "unavailable" ? "unavailable" : "forbidden"],
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
    },
  });
}
