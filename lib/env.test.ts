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
    webhookListener: null,
    trustProxy: [],
    egressProxy: null,
    databaseUrl: null,
    dataDir: ".data",
    appSecret: null,
    appUrl: "http://localhost:3000",
    isAppUrlGiven: false,
    webhookBaseUrl: "http://localhost:3000",
    bootstrapSourceKey: null,
    bootstrapSourceSecret: null,
    bootstrapApiToken: null,
    bootstrapAdmin: null,
    oidc: null,
    oldAppSecret: null,
    passwordSignIn: true,
    breakGlassEmail: null,
    maxBodyBytes: 1_048_576,
    plainNext: false,
  });
});

test.each([
  ["PORT", "http"],
  ["PORT", "65536"],
  ["LOG_LEVEL", "loud"],
  ["HOST", "127.0.0.999"],
  ["HOST", "http://localhost"],
  ["HOST", "local host"],
  ["HOST", "[::1]"],
  ["WEBHOOK_PORT", "-1"],
  ["WEBHOOK_HOST", "1.2.3"],
  ["TRUST_PROXY", "true"],
  ["EGRESS_PROXY", "socks5://proxy.internal:1080"],
  ["TRUST_PROXY", "10.0.0.0/33"],
  ["TRUST_PROXY", "10.0.0.1, proxy.example"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["APP_SECRET", "short"],
  ["APP_URL", "inspector.example.com"],
  ["APP_URL", "https://example.com/inspector"],
  ["APP_URL", "https://user:password@example.com"],
  ["BOOTSTRAP_SOURCE_KEY", "too-short"],
  ["BOOTSTRAP_SOURCE_KEY", "sixteen characters/"],
  ["BOOTSTRAP_ADMIN_EMAIL", "nobody"],
  ["BOOTSTRAP_ADMIN_PASSWORD", "elevenchars"],
  ["BOOTSTRAP_API_TOKEN", "short"],
  ["OIDC_ISSUER", "login.shop.example"],
  ["OIDC_DEFAULT_ROLE", "owner"],
  ["OIDC_ROLE_MAP", "staff"],
  ["OIDC_ROLE_MAP", "staff=owner"],
  ["OIDC_ROLE_MAP", "=admin"],
  ["OIDC_SCOPES", "openid  email"],
  ["PASSWORD_SIGN_IN", "off"],
  ["BREAK_GLASS_EMAIL", "admin"],
  ["OLD_APP_SECRET", "short"],
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

test("an external database needs the secret that encrypts what it stores", () => {
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

test("webhooks have a listener of their own as soon as its port or its host is given", () => {
  const listenerOf = (variables: Record<string, string>) =>
    parseEnv(environment(variables)).webhookListener;
  expect(listenerOf({ WEBHOOK_PORT: "4001", HOST: "::1" })).toEqual({
    host: "::1",
    port: 4001,
  });
  expect(listenerOf({ WEBHOOK_HOST: "0.0.0.0", PORT: "4000" })).toEqual({
    host: "0.0.0.0",
    port: 4000,
  });
});

test("webhook addresses begin with the public address, and without one with the webhooks' own port", () => {
  const baseOf = (variables: Record<string, string>) =>
    parseEnv(environment(variables)).webhookBaseUrl;
  expect(baseOf({ WEBHOOK_PORT: "4001" })).toBe("http://localhost:4001");
  expect(baseOf({ WEBHOOK_PORT: "4001", APP_URL: "https://x.example" })).toBe(
    "https://x.example",
  );
});

test("proxies are addresses and networks, separated by commas or spaces", () => {
  expect(
    parseEnv(environment({ TRUST_PROXY: "127.0.0.1, 10.0.0.0/8 fd00::/8" }))
      .trustProxy,
  ).toEqual(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);
});

test("half of a first account, or of an identity provider, stops the start with the name of the other half", () => {
  const attempt = (variables: Record<string, string>) => () =>
    parseEnv(environment(variables));
  expect(attempt({ BOOTSTRAP_ADMIN_EMAIL: "ann@shop.example" })).toThrow(
    "BOOTSTRAP_ADMIN_PASSWORD",
  );
  expect(attempt({ BOOTSTRAP_ADMIN_PASSWORD: "twelve or more" })).toThrow(
    "BOOTSTRAP_ADMIN_EMAIL",
  );
  expect(attempt({ OIDC_ISSUER: "https://login.shop.example" })).toThrow(
    "OIDC_CLIENT_ID",
  );
});
