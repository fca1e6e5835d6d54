import { expect, test } from "vitest";
import { EnvError, parseEnv } from "./env.ts";

const environment = (variables: Record<string, string>): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  ...variables,
});

test("nothing set gives the documented defaults", () => {
  expect(parseEnv(environment({}))).toEqual({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: null,
    dataDir: ".data",
    appSecret: null,
    appUrl: "http://localhost:3000",
    bootstrapSourceKey: null,
    bootstrapSourceSecret: null,
    bootstrapApiToken: null,
    maxBodyBytes: 1_048_576,
    plainNext: false,
  });
});

test.each([
  ["PORT", "http"],
  ["PORT", "65536"],
  ["HOST", "0.0.0.0"],
  ["HOST", "inspector.example.com"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["APP_SECRET", "short"],
  ["APP_URL", "inspector.example.com"],
  ["BOOTSTRAP_SOURCE_KEY", "too-short"],
  ["BOOTSTRAP_SOURCE_KEY", "sixteen characters/"],
  ["BOOTSTRAP_ADMIN_EMAIL", "nobody"],
  ["BOOTSTRAP_ADMIN_PASSWORD", "elevenchars"],
  ["BOOTSTRAP_API_TOKEN", "short"],
  ["MAX_BODY_BYTES", "0"],
  ["MAX_BODY_BYTES", "1e6"],
  ["PLAIN_NEXT", "yes"],
])(
  "%s=%s stops the start with one line that names it and says what it takes",
  (name, value) => {
    const attempt = () => parseEnv(environment({ [name]: value }));
    expect(attempt).toThrow(EnvError);
    expect(attempt).toThrow(new RegExp(`^${name} takes [^\n]+\\.$`));
  },
);

test("an external database needs the secret that seals what it stores", () => {
  const url = { DATABASE_URL: "postgresql://u:p@db.example/inspector" };
  expect(() => parseEnv(environment(url))).toThrow(/^APP_SECRET is required/);
  expect(
    parseEnv(environment({ ...url, APP_SECRET: "0123456789abcdef" })),
  ).toMatchObject({
    databaseUrl: url.DATABASE_URL,
    appSecret: "0123456789abcdef",
  });
});

test("the public address loses its trailing slash and follows PORT where it is not set", () => {
  expect(parseEnv(environment({ APP_URL: "https://x.example/" })).appUrl).toBe(
    "https://x.example",
  );
  expect(parseEnv(environment({ PORT: "4000" })).appUrl).toBe(
    "http://localhost:4000",
  );
});
