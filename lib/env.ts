import { isIP } from "node:net";
import { z } from "zod";
import { type Role, roleSchema } from "#lib/domain/access/role.ts";
import { onePerProcess } from "./one-per-process.ts";

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

/** Every variable with what it takes, in the words that a wrong one is answered with. */
const variables = {
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
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    "the address of a Postgres database, as postgresql://user:password@host:5432/name",
  ],
  DATA_DIR: [z.string().min(1).optional(), "a folder"],
  APP_SECRET: [
    z.string().min(16).optional(),
    "any text of 16 or more characters",
  ],
  APP_URL: [
    z.url({ protocol: /^https?$/ }).optional(),
    "an http or https address",
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
  MAX_BODY_BYTES: [
    wholeNumber(1, 64 * 1024 * 1024).optional(),
    "a number of bytes from 1 to 67108864",
  ],
  PLAIN_NEXT: [z.enum(["0", "1"]).optional(), "0 or 1"],
} as const;

type Variables = {
  [K in keyof typeof variables]: z.infer<(typeof variables)[K][0]>;
};

export type Env = {
  readonly port: number;
  readonly host: string;
  /** Where webhooks are received, and nothing else; null: at `host` and `port`, beside the pages. */
  readonly webhookListener: {
    readonly host: string;
    readonly port: number;
  } | null;
  /** Addresses and networks of the proxies whose `X-Forwarded-*` headers count. */
  readonly trustProxy: readonly string[];
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly appSecret: string | null;
  /** The dashboard's public address, without a trailing slash. */
  readonly appUrl: string;
  /** What webhook addresses begin with, without a trailing slash: the public address, or the webhooks' own port of this machine. */
  readonly webhookBaseUrl: string;
  readonly bootstrapSourceKey: string | null;
  readonly bootstrapSourceSecret: string | null;
  readonly bootstrapApiToken: string | null;
  /** False when `appUrl` is only the default. */
  readonly isAppUrlGiven: boolean;
  /** Who is made the first member on the first start; null leaves it to the one-time link. */
  readonly bootstrapAdmin: {
    readonly email: string;
    readonly password: string;
  } | null;
  /** The company's identity provider; null when there is none. */
  readonly oidc: OidcProvider | null;
  readonly maxBodyBytes: number;
  readonly plainNext: boolean;
};

export type OidcProvider = {
  /** Without a trailing slash. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As it stands on the button that leads there. */
  readonly name: string;
  /** What someone becomes who comes from there and was not invited; null admits only the invited. */
  readonly defaultRole: Role | null;
};

/**
 * Reads and checks the environment.
 *
 * An empty variable counts as unset.
 * @throws {EnvError} one line that names the first wrong variable and says what it takes
 */
export function parseEnv(from: NodeJS.ProcessEnv): Env {
  const read: Record<string, unknown> = {};
  for (const [name, [schema, takes]] of Object.entries(variables)) {
    const given = from[name] === "" ? undefined : from[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw new EnvError(`${name} takes ${takes}.`);
    read[name] = parsed.data;
  }
  const values = read as Variables;
  if (values.DATABASE_URL && !values.APP_SECRET) {
    throw new EnvError(
      "APP_SECRET is required with DATABASE_URL: it encrypts stored secrets, and takes any text of 16 or more characters.",
    );
  }
  return {
    ...toAddresses(values),
    trustProxy: values.TRUST_PROXY ?? [],
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR ?? ".data",
    appSecret: values.APP_SECRET ?? null,
    ...readBootstrap(values),
    isAppUrlGiven: values.APP_URL !== undefined,
    bootstrapAdmin: readBootstrapAdmin(values),
    oidc: readOidcProvider(values),
    maxBodyBytes: values.MAX_BODY_BYTES ?? 1_048_576,
    plainNext: values.PLAIN_NEXT === "1",
  };
}

function toAddresses({
  PORT: port = 3000,
  HOST: host = "127.0.0.1",
  WEBHOOK_PORT: webhookPort,
  WEBHOOK_HOST: webhookHost,
  APP_URL: publicUrl,
}: Variables): Pick<
  Env,
  "port" | "host" | "webhookListener" | "appUrl" | "webhookBaseUrl"
> {
  const localUrl = `http://localhost:${String(port)}`;
  const appUrl = (publicUrl ?? localUrl).replace(/\/+$/, "");
  return {
    port,
    host,
    webhookListener:
      webhookPort === undefined && webhookHost === undefined
        ? null
        : { host: webhookHost ?? host, port: webhookPort ?? port },
    appUrl,
    webhookBaseUrl:
      webhookPort !== undefined && appUrl === localUrl
        ? `http://localhost:${String(webhookPort)}`
        : appUrl,
  };
}

/** What the first start of all makes. */
function readBootstrap(
  values: Variables,
): Pick<
  Env,
  "bootstrapSourceKey" | "bootstrapSourceSecret" | "bootstrapApiToken"
> {
  return {
    bootstrapSourceKey: values.BOOTSTRAP_SOURCE_KEY ?? null,
    bootstrapSourceSecret: values.BOOTSTRAP_SOURCE_SECRET ?? null,
    bootstrapApiToken: values.BOOTSTRAP_API_TOKEN ?? null,
  };
}

function readBootstrapAdmin(values: Variables): Env["bootstrapAdmin"] {
  const { BOOTSTRAP_ADMIN_EMAIL: email, BOOTSTRAP_ADMIN_PASSWORD: password } =
    values;
  if (email !== undefined && password !== undefined) return { email, password };
  if (email === undefined && password === undefined) return null;
  const missing =
    email === undefined ? "BOOTSTRAP_ADMIN_EMAIL" : "BOOTSTRAP_ADMIN_PASSWORD";
  throw new EnvError(
    `${missing} is required with the other one: the two make the first account.`,
  );
}

function readOidcProvider(values: Variables): OidcProvider | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (issuer === undefined) return null;
  if (clientId === undefined || clientSecret === undefined) {
    throw new EnvError(
      "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are required with OIDC_ISSUER.",
    );
  }
  return {
    issuer: issuer.replace(/\/+$/, ""),
    clientId,
    clientSecret,
    name: values.OIDC_NAME ?? "your company account",
    defaultRole: values.OIDC_DEFAULT_ROLE ?? null,
  };
}

/** A wrong environment variable; the message is the whole answer to the person who started us. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const ofThisProcess = onePerProcess("env", () => parseEnv(process.env));

/** The environment of this process, read once. */
export function env(): Env {
  return ofThisProcess.get();
}

/** Whether this is `npm run dev`. Next sets it, and replaces it by a constant where it bundles. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}
