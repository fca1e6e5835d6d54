import { beforeAll, beforeEach, expect, test } from "vitest";
import { insertMember } from "#lib/db/access/members.ts";
import { db } from "#lib/db/connection/client.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { answerAuth } from "./answer-auth.ts";
import { findSignedIn, forgetSessions } from "./signed-in.ts";
import { totpCode } from "./testing/totp-code.ts";
import { toNewMember } from "./welcome/new-member.ts";

await useTestDatabase();

const ann = { email: "ann@shop.example", password: "a sentence of ann" };
let key = "";
let recoveryCodes: readonly string[] = [];

beforeAll(async () => {
  const member = await toNewMember({ ...ann, role: "auditor" });
  await transact((transaction) => insertMember(transaction, member));
  const cookie = cookiesOf(await post("sign-in/email", ann));
  const enabled = (await (
    await post("two-factor/enable", { password: ann.password }, cookie)
  ).json()) as { totpURI: string; backupCodes: string[] };
  key = new URL(enabled.totpURI).searchParams.get("secret") ?? "";
  recoveryCodes = enabled.backupCodes;
  const code = totpCode(key);
  const on = await post("two-factor/verify-totp", { code }, cookie);
  expect(on.status).toBe(200);
});

beforeEach(async () => {
  await db().signInThrottle.deleteMany();
  await db().memberSession.deleteMany();
  forgetSessions();
});

function post(path: string, body: unknown, cookie = "") {
  return answerAuth(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        host: "localhost:3000",
        cookie,
      },
      body: JSON.stringify(body),
    }),
    path.split("/"),
  );
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

/** The cookies between the password and the second factor. */
async function passPassword(): Promise<string> {
  const answer = await post("sign-in/email", ann);
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
  return cookiesOf(answer);
}

const verify = (cookie: string, code: string) =>
  post("two-factor/verify-totp", { code }, cookie);
const recover = (cookie: string, code: string) =>
  post("two-factor/verify-recovery-code", { code }, cookie);

test("the password alone is nobody", async () => {
  const cookie = await passPassword();
  const { signedIn } = await findSignedIn(new Headers({ cookie }));
  expect(signedIn).toBeNull();
});

test("a code signs in once, whoever looked over the shoulder", async () => {
  const [own, watcher] = [await passPassword(), await passPassword()];
  const code = totpCode(key);
  const first = await verify(own, code);
  expect(first.status).toBe(200);
  const second = await verify(watcher, code);
  expect(second.status).toBe(401);
  expect(cookiesOf(second)).toBe("");
  expect(await db().memberSession.count()).toBe(1);
  // The owner's own session goes on.
  const { signedIn } = await findSignedIn(
    new Headers({ cookie: cookiesOf(first) }),
  );
  expect(signedIn?.member.email).toBe(ann.email);
  // What signs nobody in is not recorded as if it had.
  const started = await db().activity.count({
    where: { action: "session.start", outcome: "done" },
  });
  await verify(await passPassword(), code);
  expect(
    await db().activity.count({
      where: { action: "session.start", outcome: "done" },
    }),
  ).toBe(started);
});

test("of several who enter one code at the same moment, one is signed in", async () => {
  const halves = await Promise.all([1, 2, 3, 4].map(() => passPassword()));
  const code = totpCode(key);
  const answers = await Promise.all(halves.map((half) => verify(half, code)));
  expect(answers.map(({ status }) => status).sort()) //
    .toEqual([200, 401, 401, 401]);
  expect(await db().memberSession.count()).toBe(1);
});

test("a recovery code signs in once, however many try it at the same moment", async () => {
  const code = recoveryCodes[0] ?? "";
  const halves = await Promise.all([1, 2, 3].map(() => passPassword()));
  const answers = await Promise.all(halves.map((half) => recover(half, code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await recover(await passPassword(), code)).status).toBe(401);
});

test("guesses of a code end, and a new password step gives no more of them", async () => {
  const wrong = totpCode(key, Date.now() + 3_600_000);
  let refused = 0;
  for (let step = 0; step < 4; step++) {
    await db().signInThrottle.deleteMany();
    const signIn = await post("sign-in/email", ann);
    for (let tries = 0; tries < 6; tries++) {
      const { status } = await verify(cookiesOf(signIn), wrong);
      expect([401, 429]).toContain(status);
      if (status === 401) refused += 1;
    }
  }
  expect(refused).toBeLessThan(15);
});
