import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { requestsPerMinute } from "#lib/domain/access/api-token.ts";
import type { Context } from "#lib/services/context.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import {
  countTokenRequest,
  writePendingActivity,
} from "#lib/services/pending-activity.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { authenticateToken, forgetTokens } from "./authenticate-token.ts";
import { bootstrapToken } from "./bootstrap-token.ts";
import { createToken } from "./create-token.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";

await useTestDatabase();

const admin = testContext();

beforeEach(async () => {
  await writePendingActivity();
  await db().apiTokenUse.deleteMany();
  await db().apiToken.deleteMany();
});
afterEach(forgetTokens);

test("a token is shown once and kept as a digest alone", async () => {
  const { id, token } = await createToken(admin, {
    name: "CRM sync",
    role: "auditor",
  });
  expect(token).toMatch(/^sit_[\w-]{43}$/);
  expect(await authenticateToken(token, admin.now)).toEqual({
    id,
    name: "CRM sync",
    role: "auditor",
    sources: "all",
  });
  const kept = JSON.stringify([
    await listTokens(admin),
    (await listActivity(admin, {})).items,
  ]);
  expect(kept).toContain("CRM sync");
  expect(kept).not.toContain(token.slice(4));
  const [row] = await db().$queryRaw<{ text: string }[]>`
    SELECT api_token::text AS text FROM api_token`;
  expect(row?.text).not.toContain(token.slice(4, 20));
});

test("another text is no token, nor is one that is over or revoked", async () => {
  const ends = new Date(admin.now.getTime() + 60_000);
  const { id, token } = await createToken(admin, {
    name: "Short",
    role: "viewer",
    expiresAt: ends.toISOString(),
  });
  expect(await authenticateToken(`${token}x`, admin.now)).toBeNull();
  expect(await authenticateToken("", admin.now)).toBeNull();
  expect(await authenticateToken(token, ends)).toBeNull();
  expect(await authenticateToken(token, admin.now)).not.toBeNull();
  await revokeToken(admin, id);
  expect(await authenticateToken(token, admin.now)).toBeNull();
  await expect(revokeToken(admin, id)).rejects.toMatchObject({
    code: "not_found",
  });
  const { items } = await listActivity(admin, {}, { limit: 2 });
  expect(items.map(({ action, target }) => [action, target?.id])).toEqual([
    ["token.revoke", id],
    ["token.create", id],
  ]);
});

test("a token is asked of the database once in two seconds", async () => {
  const { token } = await createToken(admin, { name: "A", role: "viewer" });
  await authenticateToken(token, admin.now);
  await db().apiToken.deleteMany();
  expect(await authenticateToken(token, admin.now)).not.toBeNull();
  forgetTokens();
  expect(await authenticateToken(token, admin.now)).toBeNull();
});

describe("who may", () => {
  test.each(["viewer", "auditor", "operator"] as const)(
    "a %s makes, lists and revokes none",
    async (role) => {
      const context = testContext({ role });
      const forbidden = { code: "forbidden" };
      const asked = { name: "A", role: "admin" } as const;
      await expect(createToken(context, asked)).rejects.toMatchObject(
        forbidden,
      );
      await expect(listTokens(context)).rejects.toMatchObject(forbidden);
      await expect(revokeToken(context, "none")).rejects.toMatchObject(
        forbidden,
      );
    },
  );

  test("whoever knows some sources makes tokens for those alone", async () => {
    const mine = await createSource(admin, { name: "Mine" });
    const other = await createSource(admin, { name: "Other" });
    const scoped = testContext({ sources: [mine.id] });
    const ask = (sources?: string[]) =>
      createToken(scoped, {
        name: "A",
        role: "admin",
        ...(sources && { sources }),
      });
    await expect(ask()).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask([other.id])).rejects.toMatchObject({ field: "sources" });
    const { token } = await ask([mine.id.toUpperCase()]);
    expect(await authenticateToken(token, admin.now)).toMatchObject({
      sources: [mine.id],
    });
  });
});

test.each([
  [{ expiresAt: "2020-01-01T00:00:00Z" }, "expiresAt"],
  [{ sources: ["018f0000-0000-7000-8000-000000000000"] }, "sources"],
])("%j is refused", async (asked, field) => {
  await expect(
    createToken(admin, { name: "A", role: "viewer", ...asked }),
  ).rejects.toMatchObject({ code: "invalid_request", field });
});

test("use is counted by day, and its first of a day recorded once", async () => {
  const { id } = await createToken(admin, { name: "A", role: "viewer" });
  const context: Context = {
    ...testContext({ role: "viewer" }),
    actor: { kind: "token", id, name: "A" },
  };
  for (let n = 1; n <= 3; n++) {
    expect(countTokenRequest(context).remaining).toBe(
      requestsPerMinute.viewer - n,
    );
    await writePendingActivity();
  }
  const day = context.now.toISOString().slice(0, 10);
  expect(await listTokens(admin)).toMatchObject([
    { lastUsedAt: context.now.toISOString(), uses: [{ day, requests: 3 }] },
  ]);
  const { items } = await listActivity(admin, { actor: [id] });
  expect(items.map(({ action, details }) => [action, details])).toEqual([
    ["token.use", { day }],
  ]);
});

test("the environment's token is made on the first start alone", async () => {
  await db().sourceKey.deleteMany();
  await db().source.deleteMany();
  const token = "0123456789012345678901234567890123456789";
  await Promise.all([
    bootstrapToken(admin, token),
    bootstrapToken(admin, token),
  ]);
  expect(await authenticateToken(token, admin.now)).toMatchObject({
    role: "admin",
  });
  await bootstrapToken(admin, `${token}2`);
  expect(await authenticateToken(`${token}2`, admin.now)).toBeNull();
});
