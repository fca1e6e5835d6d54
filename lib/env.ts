import { z } from "zod";

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const urlSafe = /^[A-Za-z0-9_-]+$/;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

/** Every variable with what it takes, in the words that a wrong one is answered with. */
const variables = {
  PORT: [wholeNumber(0, 65535).optional(), "a port number from 0 to 65535"],
  HOST: [
    z.string().regex(loopback).optional(),
    "a loopback address (localhost, 127.0.0.1 or ::1): until accounts exist nothing else is listened on; put a proxy or tunnel in front",
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
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly appSecret: string | null;
  /** Without a trailing slash. */
  readonly appUrl: string;
  readonly bootstrapSourceKey: string | null;
  readonly bootstrapSourceSecret: string | null;
  readonly bootstrapApiToken: string | null;
  readonly maxBodyBytes: number;
  readonly plainNext: boolean;
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
  const port = values.PORT ?? 3000;
  return {
    port,
    host: values.HOST ?? "127.0.0.1",
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR ?? ".data",
    appSecret: values.APP_SECRET ?? null,
    appUrl: (values.APP_URL ?? `http://localhost:${String(port)}`).replace(
      /\/+$/,
      "",
    ),
    ...readBootstrap(values),
    maxBodyBytes: values.MAX_BODY_BYTES ?? 1_048_576,
    plainNext: values.PLAIN_NEXT === "1",
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

/** A wrong environment variable; the message is the whole answer to the person who started us. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

let cached: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
