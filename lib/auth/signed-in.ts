import { z } from "zod";
import { type Role, roleSchema } from "#lib/domain/access/role.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { auth, COOKIE_PREFIX } from "./better-auth.ts";

/** How long a check of a session counts: a session ended by another process is refused after this. */
const CACHED_MS = 2_000;
const MAX_CACHED = 1_000;

const ownCookie = new RegExp(`^(__Host-)?${COOKIE_PREFIX}\\.`);

/** Whoever a session cookie belongs to. */
export type SignedIn = {
  readonly sessionId: string;
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly twoFactor: boolean;
  };
};

type Found = {
  readonly signedIn: SignedIn | null;
  /** Cookies that the browser has to be sent: a longer session, or the end of one. */
  readonly setCookies: readonly string[];
};

const cache = onePerProcess(
  "sessions",
  () => new Map<string, { until: number; found: Promise<Found> }>(),
);

/**
 * Whose session the cookies of a request name; null where there is none, or it is over.
 *
 * @throws {AppError} `unavailable` when the database cannot be asked
 */
export async function findSignedIn(headers: Headers): Promise<Found> {
  const cookie = accessCookies(headers.get("cookie") ?? "");
  if (cookie === "") return { signedIn: null, setCookies: [] };
  const cached = cache.get();
  const now = performance.now();
  const known = cached.get(cookie);
  if (known && known.until > now) return orReadFailure(known.found);
  if (cached.size >= MAX_CACHED) cached.clear();
  const found = ask(cookie);
  const asked = { until: Infinity, found };
  cached.set(cookie, asked);
  found.then(
    () => {
      asked.until = now + CACHED_MS;
    },
    // A database that does not answer is given seconds: a page whose parts ask one after another waits for it once.
    () => {
      asked.until = performance.now() + CACHED_MS;
    },
  );
  return orReadFailure(found);
}

/** Those of Better Auth: with another theme or zone it is the same person. */
function accessCookies(cookies: string): string {
  return cookies
    .split(/; */)
    .filter((cookie) => ownCookie.test(cookie))
    .join("; ");
}

/** The proxy and the pages are built apart, each with an AppError of its own: what they share is the error as it came. */
async function orReadFailure(found: Promise<Found>): Promise<Found> {
  try {
    return await found;
  } catch (error) {
    throw toAccessFailure(error);
  }
}

/** What failed while somebody was signed in or looked up, to whoever asked: `unavailable` where the database does not answer. */
export function toAccessFailure(error: unknown): unknown {
  return error instanceof AppError ? error : toReadFailure(rootCause(error));
}

/** Has every session of this process checked anew: call it when one was ended or a role was changed. */
export function forgetSessions(): void {
  cache.get().clear();
}

async function ask(cookie: string): Promise<Found> {
  const { headers, response } = await auth().api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  return {
    signedIn: response && toSignedIn(response),
    setCookies: headers.getSetCookie(),
  };
}

/** Better Auth wraps what the database said. */
function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error
    ? error.cause
    : error;
}

const sessionSchema = z.object({
  session: z.object({ id: z.string() }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    twoFactorEnabled: z.boolean().nullish(),
  }),
});

function toSignedIn(answer: unknown): SignedIn {
  const { session, user } = sessionSchema.parse(answer);
  const { twoFactorEnabled, ...member } = user;
  return {
    sessionId: session.id,
    member: { ...member, twoFactor: twoFactorEnabled === true },
  };
}
