import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { askRaw } from "../testing/ask-raw.ts";
import { signIn, signInAsTestAdmin, testAdmin } from "../testing/test-admin.ts";
import { useServers } from "../testing/use-servers.ts";

const servers = await useServers({}, { TRUST_PROXY: "127.0.0.1" });

let origin = "";
/** Of the server that believes the proxy in front of it, which are these tests. */
let behindProxy = "";

beforeAll(() => {
  [origin = "", behindProxy = ""] = servers.map(
    ({ webhookUrl }) => webhookUrl.origin,
  );
});

beforeEach(async () => {
  await db().signInThrottle.deleteMany();
});

type Headers = Readonly<Record<string, string>>;

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
