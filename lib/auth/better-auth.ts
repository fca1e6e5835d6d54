import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import { v7 as uuidv7 } from "uuid";
import { derivedKey } from "#lib/crypto/derived-key.ts";
import { hashPassword } from "#lib/crypto/password-hash.ts";
import { db } from "#lib/db/connection/client.ts";
import {
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
} from "#lib/domain/access/password-policy.ts";
import { env, type OidcProvider } from "#lib/env.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/http/client-address.ts";
import { log } from "#lib/log.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { admitFromProvider } from "./admit-from-provider.ts";
import { checkPassword } from "./check-password.ts";
import { noteClaims } from "./claimed-role.ts";
import { trustedOrigins } from "#lib/http/trusted-origin.ts";

/** The one identity provider, as it stands in its callback's address. */
export const OIDC_PROVIDER_ID = "oidc";

/** How the names of all its cookies begin, behind the `__Host-` of those that only https carries. */
export const COOKIE_PREFIX = "inspector";

const APP_NAME = "Segment Inspector";
const WEEK_SECONDS = 7 * 24 * 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;

const one = onePerProcess("better auth", () => betterAuth(authOptions()));

/**
 * Better Auth, set up for this process: passwords, second factors, sessions and
 * the identity provider. Roles, invitations and tokens are ours and not its.
 */
export function auth() {
  return one.get();
}

/** The options alone, for a test that holds the schema against them. */
export function authOptions() {
  const { appUrl, oidc } = env();
  const secure = appUrl.startsWith("https:");
  return {
    appName: APP_NAME,
    baseURL: appUrl,
    basePath: "/api/auth",
    secret: derivedKey("sign-in").toString("base64url"),
    database: prismaAdapter(db(), { provider: "postgresql" as const }),
    telemetry: { enabled: false },
    // Ours is in Postgres and tells addresses apart: lib/auth/throttle-sign-in.ts.
    rateLimit: { enabled: false },
    trustedOrigins: (request?: Request) =>
      trustedOrigins(request?.headers.get("host") ?? null),
    user: {
      modelName: "member",
      additionalFields: {
        role: {
          type: "string" as const,
          required: true,
          input: false,
          // Without one it refuses whoever the provider sends, before admitFromProvider says what they become.
          defaultValue: "viewer",
        },
      },
    },
    session: {
      modelName: "memberSession",
      expiresIn: WEEK_SECONDS,
      updateAge: DAY_SECONDS,
    },
    account: {
      modelName: "memberCredential",
      updateAccountOnSignIn: false,
      accountLinking: { disableImplicitLinking: true },
    },
    verification: {
      modelName: "signInStep",
      storeIdentifier: "hashed" as const,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      password: { hash: hashPassword, verify: checkPassword },
    },
    databaseHooks: {
      user: { create: { before: admitFromProvider } },
      // What the provider hands out beyond who it is has no use here.
      account: { create: { before: dropTokens } },
    },
    plugins: [
      twoFactor({
        issuer: APP_NAME,
        schema: { twoFactor: { modelName: "memberTwoFactor" } },
        backupCodeOptions: { storeBackupCodes: "encrypted" as const },
      }),
      ...(oidc ? [providerPlugin(oidc)] : []),
    ],
    onAPIError: { errorURL: "/sign-in" },
    advanced: {
      cookiePrefix: secure ? `__Host-${COOKIE_PREFIX}` : COOKIE_PREFIX,
      // The prefix says it already: theirs would come in front of it.
      useSecureCookies: false,
      defaultCookieAttributes: {
        secure,
        httpOnly: true,
        sameSite: "lax" as const,
        path: "/",
      },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // lib/http/api/require-same-origin.ts has looked at every request before.
      disableCSRFCheck: true,
    },
    logger: {
      level: "error" as const,
      // Its arguments may hold addresses of people.
      log: (_level: string, message: string) => {
        log().warn({ part: "better-auth" }, message.slice(0, 200));
      },
    },
  };
}

function providerPlugin({
  issuer,
  clientId,
  clientSecret,
  scopes,
}: OidcProvider) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER_ID,
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: [...scopes],
        mapProfileToUser: (profile) => {
          noteClaims(profile);
          return {};
        },
        requireIdTokenVerification: true,
        pkce: true,
      },
    ],
  });
}

function dropTokens(account: Record<string, unknown>) {
  return Promise.resolve({
    data: {
      ...account,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
    },
  });
}
