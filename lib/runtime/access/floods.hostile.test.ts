import { once } from "node:events";
import { connect } from "node:net";
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

const wrong = { ...testAdmin, password: "a guess that is wrong" };

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
