import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { beforeEach, expect, test } from "vitest";
import { deriveKey } from "#lib/crypto/derived-key.ts";
import { decryptText, encryptText } from "#lib/crypto/encrypted-text.ts";
import { db } from "#lib/db/connection/client.ts";
import { encryptedColumns } from "#lib/db/secrets/stored-secrets.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { getAdministered } from "#lib/services/sources/get-source.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { rotateSecret } from "./rotate-secret.ts";

await useTestDatabase();

const admin = testContext();
/** As the test's process has it. */
const here = "a secret for tests only";
const next = "the secret that comes after";
const memberId = "0197f000-0000-7000-8000-00000000000a";

beforeEach(async () => {
  await db().sourceKey.deleteMany();
  await db().sourceSecret.deleteMany();
  await db().destination.deleteMany();
  await db().member.deleteMany();
  await createSource(admin, { name: "Shop", secret: "of voucherify" });
  await createDestination(admin, {
    name: "CRM",
    url: "http://93.184.216.34/in",
    signingSecret: "of the CRM",
    headers: { authorization: "Basic x" },
  });
  const key = deriveKey(here, "sign-in").toString("base64url");
  await db().member.create({
    data: {
      id: memberId,
      name: "Ann",
      email: "ann@shop.example",
      emailVerified: true,
      role: "admin",
      twoFactorEnabled: true,
      updatedAt: new Date(),
      twoFactor: {
        create: {
          id: memberId,
          secret: await symmetricEncrypt({ key, data: "totp" }),
          backupCodes: await symmetricEncrypt({ key, data: "[]" }),
        },
      },
      sessions: {
        create: {
          id: memberId,
          token: "t",
          expiresAt: new Date(),
          updatedAt: new Date(),
        },
      },
    },
  });
});

/** Every encrypted text as a secret opens it. */
async function openAll(secret: string): Promise<string[]> {
  const [keys, secrets, destinations] = await Promise.all([
    db().sourceKey.findMany(),
    db().sourceSecret.findMany(),
    db().destination.findMany(),
  ]);
  return [
    ...keys.map((one) => one.keyEncrypted),
    ...secrets.map((one) => one.secretEncrypted),
    ...destinations.flatMap((one) => [
      one.signingSecretEncrypted,
      one.headersEncrypted,
    ]),
  ].flatMap((one) => (one ? decryptText(one, secret) : []));
}

test("every column that holds an encrypted text is among those that are rotated", async () => {
  const found = await db().$queryRaw<{ name: string }[]>`
    SELECT DISTINCT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name LIKE '%\\_encrypted'`;
  expect(found.map(({ name }) => name).sort()).toEqual(
    [...encryptedColumns].sort(),
  );
});

test("all is encrypted under the new one, and every session is over", async () => {
  const before = await openAll(here);
  expect(before).toContain("of voucherify");
  const rotated = await rotateSecret(admin, {
    from: [here],
    to: next,
    giveUp: false,
  });
  expect(rotated.lost).toEqual([]);
  expect(await openAll(next)).toEqual(before);
  await expect(openAll(here)).rejects.toThrow();
  const factor = await db().memberTwoFactor.findFirstOrThrow();
  const key = deriveKey(next, "sign-in").toString("base64url");
  expect(await symmetricDecrypt({ key, data: factor.secret })).toBe("totp");
  expect(await db().memberSession.count()).toBe(0);
  // A run that was broken off before the new one was kept is run again.
  await rotateSecret(admin, { from: [here, next], to: next, giveUp: false });
  expect(await openAll(next)).toEqual(before);
});

test("without the secret before nothing is changed", async () => {
  const before = await openAll(here);
  await expect(
    rotateSecret(admin, {
      from: ["not the one before"],
      to: next,
      giveUp: false,
    }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await openAll(here)).toEqual(before);
  expect(await db().memberSession.count()).toBe(1);
});

test("what is lost is named, its webhooks are let in by nobody, and there is a way back", async () => {
  const lost = "a secret that is lost";
  const row = await db().source.findFirstOrThrow({
    orderBy: { createdAt: "desc" },
    include: { keys: true, secrets: true },
  });
  await db().sourceKey.updateMany({
    data: { keyEncrypted: encryptText("key", lost) },
  });
  await db().sourceSecret.updateMany({
    data: { secretEncrypted: encryptText("of voucherify", lost) },
  });
  const factor = deriveKey(lost, "sign-in").toString("base64url");
  await db().memberTwoFactor.updateMany({
    data: { secret: await symmetricEncrypt({ key: factor, data: "totp" }) },
  });
  const { lost: words } = await rotateSecret(admin, {
    from: [here],
    to: here,
    giveUp: true,
  });
  expect(words.join("\n")).toMatch(
    /addresses of 1 sources still receive[^]*“Shop” rejects[^]*two-factor/,
  );
  const after = await db().source.findUniqueOrThrow({
    where: { id: row.id },
    include: { keys: true, secrets: true },
  });
  // The address that Voucherify has is still one of its addresses.
  expect(after.keys.map(({ keyHash }) => Buffer.from(keyHash).toString("hex"))) //
    .toContain(Buffer.from(row.keys[0]?.keyHash ?? []).toString("hex"));
  const [secret] = after.secrets;
  expect(secret?.retiredAt).toBeNull();
  const text = decryptText(secret?.secretEncrypted ?? new Uint8Array(), here);
  expect(text).not.toBe("of voucherify");
  expect(text.length).toBeGreaterThan(40);
  const shown = await getAdministered(admin, row.id);
  expect(shown.webhookUrl).toMatch(/\/api\/webhooks\/[\w-]{32}$/);
  expect(shown.keys.map(({ webhookUrl }) => webhookUrl)).toContain(null);
  expect(await db().memberTwoFactor.count()).toBe(0);
  expect((await db().member.findFirstOrThrow()).twoFactorEnabled).toBe(false);
});
