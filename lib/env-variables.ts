import { isIP } from "node:net";
import { z } from "zod";
import { type Role, roleSchema } from "#lib/domain/access/role.ts";

/** How much is logged: each has what stands before it, too. */
const logLevels = ["error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

const urlSafe = /^[A-Za-z0-9_-]+$/;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

/** A name whose last part is a number is a broken IPv4 address, such as 127.0.0.999. */
const hostName =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const hostAddress = z
  .string()
  .refine((value) => isIP(value) > 0 || hostName.test(value));
const hostTakes =
  "an address of this machine to listen on, as 127.0.0.1, ::1, 0.0.0.0 or localhost";

/** An address, or a network as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** Whether an address is of a host alone: no page would be found below a path, and a password would be shown with it. */
function isRoot(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.username === "" &&
    url.password === "" &&
    /^\/*$/.test(`${url.pathname}${url.search}${url.hash}`)
  );
}

/** @returns null where a part is not `value=role` */
function parseRoleMap(text: string): ReadonlyMap<string, Role> | null {
  const map = new Map<string, Role>();
  for (const part of text.split(",")) {
    const at = part.lastIndexOf("=");
    const value = part.slice(0, Math.max(at, 0)).trim();
    const role = roleSchema.safeParse(part.slice(at + 1).trim());
    if (value === "" || !role.success) return null;
    map.set(value, role.data);
  }
  return map;
}

/** Every variable with what it takes, in the words that a wrong one is answered with. */
export const variables = {
  PORT: [wholeNumber(0, 65535).optional(), "a port number from 0 to 65535"],
  HOST: [hostAddress.optional(), hostTakes],
  WEBHOOK_PORT: [
    wholeNumber(0, 65535).optional(),
    "a port number from 0 to 65535",
  ],
  WEBHOOK_HOST: [hostAddress.optional(), hostTakes],
  TRUST_PROXY: [
    z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
      .refine((networks) => networks.every(isNetwork))
      .optional(),
    "addresses or networks of reverse proxies, as 127.0.0.1, 10.0.0.0/8",
  ],
  EGRESS_PROXY: [
    z.url({ protocol: /^https?$/ }).optional(),
    "the http or https address of the proxy that replays go through, as http://proxy.internal:3128",
  ],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    "the address of a Postgres database, as postgresql://user:password@host:5432/name",
  ],
  DATA_DIR: [z.string().min(1).optional(), "a folder"],
  APP_SECRET: [
    z.string().min(16).optional(),
    "any text of 16 or more characters",
  ],
  OLD_APP_SECRET: [
    z.string().min(16).optional(),
    "the APP_SECRET before, for npm run rotate-secret",
  ],
  APP_URL: [
    z
      .url({ protocol: /^https?$/ })
      .refine(isRoot)
      .optional(),
    "an http or https address without a path, user or password",
  ],
  BOOTSTRAP_SOURCE_KEY: [
    z.string().regex(urlSafe).min(16).max(128).optional(),
    "16 to 128 characters of A-Z, a-z, 0-9, _ and -",
  ],
  BOOTSTRAP_SOURCE_SECRET: [
    z.string().min(1).optional(),
    "any text that is not empty",
  ],
  BOOTSTRAP_ADMIN_EMAIL: [z.email().optional(), "an e-mail address"],
  BOOTSTRAP_ADMIN_PASSWORD: [
    z.string().min(12).optional(),
    "12 or more characters",
  ],
  BOOTSTRAP_API_TOKEN: [
    z.string().regex(urlSafe).min(32).optional(),
    "32 or more characters of A-Z, a-z, 0-9, _ and -",
  ],
  OIDC_ISSUER: [
    z.url({ protocol: /^https?$/ }).optional(),
    "the http or https address of an OpenID Connect provider, without /.well-known",
  ],
  OIDC_CLIENT_ID: [
    z.string().min(1).optional(),
    "the client id that the OpenID Connect provider gave",
  ],
  OIDC_CLIENT_SECRET: [
    z.string().min(1).optional(),
    "the client secret that the OpenID Connect provider gave",
  ],
  OIDC_NAME: [
    z.string().min(1).max(60).optional(),
    "what people call that account, in at most 60 characters",
  ],
  OIDC_DEFAULT_ROLE: [
    roleSchema.optional(),
    "viewer, auditor, operator or admin",
  ],
  OIDC_SCOPES: [
    z
      .string()
      .regex(/^[!#-[\]-~]+( [!#-[\]-~]+)*$/)
      .optional(),
    "the scopes to ask for, as openid profile email groups",
  ],
  OIDC_ROLE_CLAIM: [
    z.string().min(1).max(200).optional(),
    "the name of the claim that OIDC_ROLE_MAP is about, as groups",
  ],
  OIDC_ROLE_MAP: [
    z
      .string()
      .transform(parseRoleMap)
      .refine((map) => map !== null)
      .optional(),
    "values of that claim with their roles, as staff=viewer, it=admin",
  ],
  PASSWORD_SIGN_IN: [z.enum(["0", "1"]).optional(), "0 or 1"],
  BREAK_GLASS_EMAIL: [z.email().optional(), "an e-mail address"],
  MAX_BODY_BYTES: [
    wholeNumber(1, 64 * 1024 * 1024).optional(),
    "a number of bytes from 1 to 67108864",
  ],
  PLAIN_NEXT: [z.enum(["0", "1"]).optional(), "0 or 1"],
  LOG_LEVEL: [z.enum(logLevels).optional(), "error, warn, info or debug"],
} as const;

/** What each variable is once it was read; undefined where it is unset. */
export type Variables = {
  [K in keyof typeof variables]: z.infer<(typeof variables)[K][0]>;
};
