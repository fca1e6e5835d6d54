import type { Role } from "#lib/domain/access/role.ts";
import { type LogLevel, type Variables, variables } from "./env-variables.ts";
import { onePerProcess } from "./one-per-process.ts";

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
  /** The proxy that replays go through; null: they go by themselves. May hold a user name and a password. */
  readonly egressProxy: string | null;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly appSecret: string | null;
  /** The one before, while it is rotated. */
  readonly oldAppSecret: string | null;
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
  /** False: nobody signs in by a password but `breakGlassEmail`. */
  readonly passwordSignIn: boolean;
  /** The one account whose password is taken all the same; null: none. In lower case. */
  readonly breakGlassEmail: string | null;
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
  readonly scopes: readonly string[];
  /** What decides about roles at every sign-in; null leaves them to the admins. */
  readonly roleClaim: {
    readonly name: string;
    /** The role that each value of it stands for; `*` for whoever has none of them. */
    readonly roles: ReadonlyMap<string, Role>;
  } | null;
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
    egressProxy: values.EGRESS_PROXY ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR ?? ".data",
    appSecret: values.APP_SECRET ?? null,
    oldAppSecret: values.OLD_APP_SECRET ?? null,
    ...readBootstrap(values),
    isAppUrlGiven: values.APP_URL !== undefined,
    bootstrapAdmin: readBootstrapAdmin(values),
    oidc: readOidcProvider(values),
    ...readPasswordSignIn(values),
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
    scopes: (values.OIDC_SCOPES ?? "openid profile email").split(" "),
    roleClaim: readRoleClaim(values),
    defaultRole: values.OIDC_DEFAULT_ROLE ?? null,
  };
}

function readRoleClaim({
  OIDC_ROLE_CLAIM: name,
  OIDC_ROLE_MAP: roles,
}: Variables): OidcProvider["roleClaim"] {
  if (name !== undefined && roles) return { name, roles };
  if (name === undefined && roles === undefined) return null;
  throw new EnvError(
    "OIDC_ROLE_CLAIM and OIDC_ROLE_MAP are required with one another.",
  );
}

function readPasswordSignIn(
  values: Variables,
): Pick<Env, "passwordSignIn" | "breakGlassEmail"> {
  const passwordSignIn = values.PASSWORD_SIGN_IN !== "0";
  if (!passwordSignIn && values.OIDC_ISSUER === undefined) {
    throw new EnvError(
      "PASSWORD_SIGN_IN takes 0 only with OIDC_ISSUER: nobody could sign in.",
    );
  }
  return {
    passwordSignIn,
    breakGlassEmail: values.BREAK_GLASS_EMAIL?.toLowerCase() ?? null,
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

/** How much this process logs. It needs nothing else of the environment, so that programs that run without it log too; a wrong level stops the start. */
export function logLevel(): LogLevel {
  const [schema] = variables.LOG_LEVEL;
  return schema.safeParse(process.env.LOG_LEVEL).data ?? "info";
}
