import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { insertMember } from "#lib/db/access/members.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  CLIENT_ADDRESS_HEADER,
  trustClientAddressHeader,
} from "#lib/http/client-address.ts";
import { answerAuth } from "./answer-auth.ts";
import { findSignedIn, forgetSessions } from "./signed-in.ts";
import { toNewMember } from "./welcome/new-member.ts";

await useTestDatabase();

const ann = { email: "ann@shop.example", password: "a sentence of ann" };
const bob = { email: "bob@shop.example", password: "a sentence of bob" };

beforeAll(async () => {
  // The tests are the server in front.
  trustClientAddressHeader();
  for (const one of [ann, bob]) {
    const member = await toNewMember({ ...one, role: "auditor" });
    await transact((transaction) => insertMember(transaction, member));
  }
});

beforeEach(async () => {
  await db().signInThrottle.deleteMany();
  forgetSessions();
});

type Extra = Readonly<Record<string, string>>;

function post(path: string, body: unknown, headers: Extra = {}) {
  return answerAuth(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        host: "localhost:3000",
        [CLIENT_ADDRESS_HEADER]: "203.0.113.1",
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
    path.split("/"),
  );
}

const signIn = (body: unknown, headers?: Extra) =>
  post("sign-in/email", body, headers);
const from = (address: string): Extra => ({ [CLIENT_ADDRESS_HEADER]: address });
const wrong = { ...ann, password: "a guess that is wrong" };

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");

describe("brute force", () => {
  test("a flood of guesses at once is refused but for the first few, and looks at no more passwords", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => signIn(wrong)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(55);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    // Not even with the right password, so that a guess that is right is not told.
    expect((await signIn(ann)).status).toBe(429);
  }, 120_000);

  test("a flood from everywhere locks nobody out who comes from elsewhere", async () => {
    await Promise.all(
      Array.from({ length: 55 }, (_, at) =>
        signIn(wrong, from(`198.51.100.${String(at)}`)),
      ),
    );
    expect((await signIn(ann, from("192.0.2.7"))).status).toBe(200);
    expect((await signIn(bob, from("192.0.2.8"))).status).toBe(200);
  }, 120_000);

  test("a browser that was signed in before gets in while others try from its address", async () => {
    const before = await signIn(ann);
    const device = cookiesOf(before);
    for (let at = 0; at < 8; at++) await signIn(wrong);
    expect((await signIn(ann)).status).toBe(429);
    expect((await signIn(ann, { cookie: device })).status).toBe(200);
    // It is known to its own account only.
    for (let at = 0; at < 8; at++) await signIn({ ...bob, password: "wrong" });
    expect((await signIn(bob, { cookie: device })).status).toBe(429);
  }, 120_000);

  test("while hundreds guess from everywhere, a browser that was signed in before gets in, and whom it was too crowded for has lost no try", async () => {
    const device = cookiesOf(await signIn(ann));
    const guess = (at: number) =>
      signIn(
        { ...wrong, email: `nobody${String(at)}@shop.example` },
        from(`2001:db8:1:${at.toString(16)}::1`),
      );
    const flood = Array.from({ length: 200 }, (_, at) => guess(at));
    expect((await signIn(ann, { cookie: device })).status).toBe(200);
    const answers = await Promise.all(flood);
    expect(new Set(answers.map(({ status }) => status))) //
      .toEqual(new Set([401, 503]));
    const crowdedOut = answers.findIndex(({ status }) => status === 503);
    expect(Number(answers[crowdedOut]?.headers.get("retry-after"))) //
      .toBeGreaterThan(0);
    for (let tries = 0; tries < 5; tries++)
      expect((await guess(crowdedOut)).status).toBe(401);
    expect((await guess(crowdedOut)).status).toBe(429);
  }, 120_000);

  test("guesses of many accounts from one address end, and a neighbour goes on", async () => {
    const statuses = new Set<number>();
    for (let at = 0; at < 55; at++) {
      const email = `nobody${String(at)}@shop.example`;
      statuses.add((await signIn({ ...wrong, email })).status);
    }
    expect(statuses).toEqual(new Set([401, 429]));
    expect((await signIn(bob, from("203.0.113.2"))).status).toBe(200);
  }, 120_000);

  test("people behind a proxy that is not trusted do not lock out one another", async () => {
    for (let at = 0; at < 8; at++) await signIn(wrong, from("127.0.0.1"));
    expect((await signIn(bob, from("127.0.0.1"))).status).toBe(200);
  });
});

test("a password hashed by the first version lets its owner in, and is hashed anew then and not by a guess", async () => {
  const carl = { email: "carl@shop.example", password: "a sentence of ann" };
  const outdated =
    "scrypt:gAcbOpLrDiXaJ43tExI_cg:c7Jsvs5yFjdU3RdgdukHhpjtZs-ewBfyqPMvCA4Xdm14tdh-no07nOaOwVHBUrSoCVAIlxPu2iNN4r2_AQj63A";
  const member = await toNewMember({ ...carl, role: "viewer" });
  await transact((transaction) =>
    insertMember(transaction, { ...member, passwordHash: outdated }),
  );
  const hashNow = async () =>
    (
      await db().memberCredential.findFirst({
        where: { member: { email: carl.email } },
      })
    )?.password;
  expect((await signIn({ ...carl, password: "a guess" })).status).toBe(401);
  expect(await hashNow()).toBe(outdated);
  expect((await signIn(carl)).status).toBe(200);
  expect(await hashNow()).toMatch(/^\$argon2id\$/);
  expect((await signIn(carl)).status).toBe(200);
});

test("nothing tells which accounts exist", async () => {
  const known = await signIn(wrong);
  const unknown = await signIn({ ...wrong, email: "nobody@shop.example" });
  const odd = await signIn({ ...wrong, email: "no address at all" });
  for (const answer of [known, unknown, odd]) {
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  const [first, ...others] = await Promise.all(
    [known, unknown, odd].map((answer) => answer.text()),
  );
  expect(others).toEqual([first, first]);
});

describe("sessions", () => {
  test("one is made anew at every sign-in, whatever the browser brought", async () => {
    const planted = cookiesOf(await signIn(bob));
    const own = cookiesOf(await signIn(ann, { cookie: planted }));
    expect(own).not.toBe(planted);
    const { signedIn } = await findSignedIn(new Headers({ cookie: planted }));
    expect(signedIn?.member.email).toBe(bob.email);
  });

  test("a forged, changed or ended one is none", async () => {
    const cookie = cookiesOf(await signIn(ann));
    const value = /inspector\.session_token=([^;]*)/.exec(cookie)?.[1] ?? "";
    const [token = "", proof = ""] = decodeURIComponent(value).split(".");
    for (const forged of [
      token,
      `${token}.`,
      `${token}.${Buffer.alloc(32).toString("base64")}`,
      `x${token}.${proof}`,
      `.${proof}`,
      "null.null",
      "%00.%00",
      "%E0%A4%A",
      `${"a".repeat(4_000)}.${proof}`,
    ]) {
      const headers = new Headers({
        cookie: `inspector.session_token=${forged}`,
      });
      expect((await findSignedIn(headers)).signedIn, forged).toBeNull();
    }
    await post("sign-out", {}, { cookie });
    const after = await findSignedIn(new Headers({ cookie }));
    expect(after.signedIn).toBeNull();
  });

  test("the cookie is for this server's own answers alone, and the body holds no token", async () => {
    const answer = await signIn(ann);
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
      expect(cookie).not.toMatch(/Domain/i);
    }
    expect(await answer.json()).not.toHaveProperty("token");
  });
});

test.each([
  [{ origin: "https://evil.example" }],
  [{ origin: "null" }],
  [{ origin: "http://localhost:3001" }],
  [{ origin: "http://localhost:3000.evil.example" }],
  [{ host: "evil.example", origin: "http://evil.example" }],
  [{ "sec-fetch-site": "cross-site" }],
  [{ "sec-fetch-site": "same-site" }],
])("a page with %j signs nobody in or out", async (headers) => {
  const cookie = cookiesOf(await signIn(ann));
  expect((await signIn(ann, headers)).status).toBe(403);
  expect((await post("sign-out", {}, { ...headers, cookie })).status).toBe(403);
  const { signedIn } = await findSignedIn(new Headers({ cookie }));
  expect(signedIn?.member.email).toBe(ann.email);
});

test.each([
  "sign-up/email",
  "update-user",
  "delete-user",
  "change-email",
  "request-password-reset",
  "reset-password",
  "list-sessions",
  "two-factor/get-totp-uri",
  "two-factor/view-backup-codes",
  "sign-in/social",
  "ok",
  "__proto__",
  "constructor",
])("%s of Better Auth cannot be reached", async (path) => {
  const cookie = cookiesOf(await signIn(ann));
  expect((await post(path, {}, { cookie })).status).toBe(404);
});

test.each([
  ["", "email"],
  ["{", "JSON"],
  ["[]", "What was sent"],
  ["{}", "email"],
  [{ ...ann, email: { $ne: null } }, "email"],
  [{ ...ann, password: ["a"] }, "password"],
  [{ ...ann, callbackURL: "https://evil.example" }, "callbackURL"],
  [{ ...ann, password: "x".repeat(9_000) }, "bytes"],
])("%j is refused for what it is", async (body, why) => {
  const answer = await signIn(body);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(why);
});
