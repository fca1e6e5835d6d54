import { once } from "node:events";
import { connect } from "node:net";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { askRaw } from "../testing/ask-raw.ts";
import {
  startServerProcess,
  type ServerProcess,
} from "../testing/server-process.ts";
import { signInAsTestAdmin, testAdmin } from "../testing/test-admin.ts";

const servers: ServerProcess[] = [];

// Before the database goes: this hook is registered last and so runs first.
const { url } = await useTestDatabase();
afterAll(async () => {
  for (const server of servers) server.signal("SIGTERM");
  await Promise.all(servers.map(({ ended }) => ended));
});

let origin = "";
/** Of the server that believes the proxy in front of it, which are these tests. */
let behindProxy = "";

beforeAll(async () => {
  const env = { DATABASE_URL: url, APP_SECRET: "a secret for tests only" };
  for (const more of [{}, { TRUST_PROXY: "127.0.0.1" }])
    servers.push(await startServerProcess({ ...env, ...more }));
  [origin = "", behindProxy = ""] = servers.map(
    ({ webhookUrl }) => webhookUrl.origin,
  );
}, 120_000);

beforeEach(async () => {
  await db().signInThrottle.deleteMany();
});

type Headers = Readonly<Record<string, string>>;

function signIn(
  at: string,
  headers: Headers = {},
  body: unknown = testAdmin,
): Promise<Response> {
  return fetch(`${at}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const wrong = { ...testAdmin, password: "a guess that is wrong" };

/** Whether a cookie lets anybody in. */
async function opens(cookie: string): Promise<boolean> {
  const answer = await fetch(`${origin}/api/v1/events`, {
    headers: { cookie },
  });
  return answer.status === 200;
}

describe("another site", () => {
  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example", "content-type": "text/plain" }],
    [
      {
        origin: "https://evil.example",
        "content-type": "application/x-www-form-urlencoded",
      },
    ],
    [{ host: "evil.example", origin: "http://evil.example" }],
    [
      {
        origin: "https://evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      },
    ],
  ] as Headers[][])(
    "with %j signs nobody in, out, or into another account",
    async (headers) => {
      const lines = Object.entries({
        "content-type": "application/json",
        ...headers,
      }).map(([name, value]) => `${name}: ${value}`);
      const cookie = await signInAsTestAdmin(origin);
      for (const path of ["sign-in/email", "sign-out", "change-password"]) {
        const reply = await askRaw(
          Number(new URL(origin).port),
          `/api/auth/${path}`,
          {
            method: "POST",
            headers: [...lines, `cookie: ${cookie}`],
            body: JSON.stringify(testAdmin),
          },
        );
        expect([path, reply.status]).toEqual([path, 403]);
        expect(reply.head).not.toMatch(/^set-cookie/im);
      }
      expect(await opens(cookie)).toBe(true);
    },
  );

  test("reads nothing with the cookies of whoever visits it", async () => {
    const cookie = await signInAsTestAdmin(origin);
    for (const path of [
      "/entries",
      "/api/v1/events",
      "/api/live",
      "/api/find?q=a",
    ])
      for (const [mode, dest] of [
        ["no-cors", "script"],
        ["no-cors", "image"],
        ["cors", "empty"],
        ["navigate", "iframe"],
      ] as const) {
        const answer = await fetch(origin + path, {
          headers: {
            cookie,
            "sec-fetch-site": "cross-site",
            "sec-fetch-mode": mode,
            "sec-fetch-dest": dest,
          },
        });
        expect([path, dest, answer.status]).toEqual([path, dest, 403]);
        expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      }
  });
});

describe("a session", () => {
  test("is never the one that a browser brought along", async () => {
    const planted = await signInAsTestAdmin(origin);
    const answer = await signIn(origin, { cookie: planted });
    const own = answer.headers.getSetCookie().join("; ");
    const tokenOf = (text: string) =>
      /inspector\.session_token=([^;]+)/.exec(text)?.[1];
    expect(tokenOf(own)).toBeDefined();
    expect(tokenOf(own)).not.toBe(tokenOf(planted));
    const made = "inspector.session_token=chosen.by-somebody-else";
    const other = await signIn(origin, { cookie: made });
    expect(other.headers.getSetCookie().join()).not.toContain("chosen");
    expect(await opens(made)).toBe(false);
  });

  test("is over once it was ended or has expired, on every server", async () => {
    const ended = await signInAsTestAdmin(origin);
    const expired = await signInAsTestAdmin(behindProxy);
    expect(await opens(ended)).toBe(true);
    await fetch(`${behindProxy}/api/auth/sign-out`, {
      method: "POST",
      headers: { cookie: ended },
    });
    await db().memberSession.updateMany({
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    for (const cookie of [ended, expired])
      await expect.poll(() => opens(cookie), { timeout: 10_000 }).toBe(false);
  });
});

describe("guesses", () => {
  test("from one place end, whatever it says of where it is", async () => {
    const statuses = [];
    for (let at = 0; at < 8; at++) {
      const from = `198.51.100.${String(at)}`;
      const answer = await signIn(
        origin,
        {
          "x-forwarded-for": from,
          "x-real-ip": from,
          forwarded: `for=${from}`,
          "x-inspector-client-address": from,
        },
        wrong,
      );
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  }, 60_000);

  test("from everywhere lock out neither the owner nor anybody else", async () => {
    const flood = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        signIn(
          behindProxy,
          { "x-forwarded-for": `203.0.113.${String(at)}` },
          wrong,
        ),
      ),
    );
    // Whom the line of strangers has no room for is told so, and has lost no try.
    const statuses = flood.map(({ status }) => status);
    expect(statuses).toContain(401);
    expect(statuses.filter((one) => one !== 401 && one !== 503)).toEqual([]);
    const owner = await signIn(behindProxy, { "x-forwarded-for": "192.0.2.9" });
    expect(owner.status).toBe(200);
  }, 120_000);

  test("under way by the hundred keep no page waiting", async () => {
    const guesses = Array.from({ length: 100 }, (_, at) =>
      signIn(
        behindProxy,
        { "x-forwarded-for": `203.0.113.${String(at)}` },
        { ...wrong, email: `nobody${String(at)}@shop.example` },
      ),
    );
    const first = await Promise.race([
      Promise.all(guesses).then(() => "the guesses"),
      fetch(`${behindProxy}/sign-in`).then(async (page) => {
        expect(await page.text()).toContain("Sign in");
        return "the page";
      }),
    ]);
    expect(first).toBe("the page");
    await Promise.all(guesses);
  }, 120_000);
});

describe("what is too much", () => {
  test.each([
    ["a long target", `/sign-in?${"a".repeat(100_000)}`, []],
    ["a long header", "/sign-in", [`x-long: ${"a".repeat(100_000)}`]],
    [
      "many headers",
      "/sign-in",
      Array.from({ length: 5_000 }, (_, at) => `x-${String(at)}: 1`),
    ],
    ["a long cookie", "/sign-in", [`cookie: a=${"b".repeat(60_000)}`]],
  ] as const)("%s is refused", async (_what, target, headers) => {
    const port = Number(new URL(origin).port);
    const { status } = await askRaw(port, target, { headers });
    expect([null, 400, 414, 431]).toContain(status);
  });

  test("a large body is refused before it is taken", async () => {
    const answer = await signIn(origin, {}, "x".repeat(2_000_000));
    expect([400, 413]).toContain(answer.status);
    const cookie = await signInAsTestAdmin(origin);
    const api = await fetch(`${origin}/api/v1/sources`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ name: "x".repeat(1_000_000) }),
    });
    expect([400, 413]).toContain(api.status);
  });

  test("senders who never end keep nobody else waiting, and are cut off", async () => {
    const { hostname, port } = new URL(origin);
    const slow = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const socket = connect(
          Number(port),
          hostname === "localhost" ? "127.0.0.1" : hostname,
        );
        socket.on("error", () => undefined).resume();
        await once(socket, "connect");
        socket.write(
          at % 2 === 0
            ? "POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\n"
            : "POST /api/auth/sign-in/email HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{",
        );
        return socket;
      }),
    );
    expect((await signIn(origin)).status).toBe(200);
    await expect
      .poll(() => slow.filter(({ destroyed }) => !destroyed).length, {
        timeout: 25_000,
      })
      .toBe(0);
  }, 60_000);
});

test("no link is made for a host that somebody only claims to be", async () => {
  const cookie = await signInAsTestAdmin(origin);
  const answer = await askRaw(
    Number(new URL(origin).port),
    "/api/v1/invitations",
    {
      method: "POST",
      headers: [
        `cookie: ${cookie}`,
        "host: evil.example",
        "x-forwarded-host: evil.example",
        "content-type: application/json",
      ],
      body: JSON.stringify({ email: "vera@shop.example", role: "viewer" }),
    },
  );
  expect(answer.body).not.toContain("evil.example");
  expect(answer.body).toContain(`${origin}/welcome?invitation=`);
});
