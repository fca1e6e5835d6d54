import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { decryptText } from "#lib/crypto/encrypted-text.ts";
import { appSecret } from "#lib/crypto/app-secret.ts";
import { hashSourceKey } from "#lib/crypto/source-key.ts";
import { findSources } from "#lib/db/ingest/find-sources.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { createSource } from "./create-source.ts";
import { getSource } from "./get-source.ts";
import { updateSource } from "./update-source.ts";

await useTestDatabase();

let source: Source;
beforeEach(async () => {
  source = await createSource(testContext(), { name: "Production" });
});

/** What receiving would find behind a key: the source's name and its secrets in use. */
async function behind(key: string) {
  const [found] = await findSources([hashSourceKey(key)]);
  return found && !found.revoked
    ? {
        name: found.name,
        secrets: found.secrets
          .filter((secret) => !secret.retired)
          .map((secret) => decryptText(secret.encrypted, appSecret())),
      }
    : null;
}

describe("keys", () => {
  test("the address works at once and carries the key", async () => {
    expect(source.webhookUrl.endsWith(`/api/webhooks/${source.key}`)).toBe(
      true,
    );
    expect(source.key).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(await behind(source.key)).toEqual({
      name: "Production",
      secrets: [],
    });
  });

  test("after a rotation both are good, and the new one is shown", async () => {
    const rotated = await updateSource(testContext(), source.id, {
      rotateKey: true,
    });
    expect(rotated.key).not.toBe(source.key);
    expect(await behind(source.key)).not.toBeNull();
    expect(await behind(rotated.key)).not.toBeNull();
  });

  test("a third key is refused and nothing else of that change happens", async () => {
    await updateSource(testContext(), source.id, { rotateKey: true });
    await expect(
      updateSource(testContext(), source.id, {
        name: "Renamed",
        rotateKey: true,
      }),
    ).rejects.toMatchObject({ code: "conflict", field: "rotateKey" });
    const after = await getSource(testContext(), source.id);
    expect(after.name).toBe("Production");
    expect(after.keys).toHaveLength(2);
  });

  test("a revoked key opens nothing any more, and its address is no longer shown", async () => {
    const [old] = source.keys;
    const rotated = await updateSource(testContext(), source.id, {
      rotateKey: true,
    });
    const after = await updateSource(testContext(), source.id, {
      revokeKey: String(old?.id),
    });
    expect(await behind(source.key)).toBeNull();
    expect(await behind(rotated.key)).not.toBeNull();
    expect(after.keys.map((key) => key.webhookUrl)).toEqual([
      rotated.webhookUrl,
      null,
    ]);
  });

  test("the only key cannot be revoked, but can be replaced in one change", async () => {
    const revokeKey = String(source.keys[0]?.id);
    await expect(
      updateSource(testContext(), source.id, { revokeKey }),
    ).rejects.toMatchObject({
      code: "conflict",
      field: "revokeKey",
    });
    expect(await behind(source.key)).not.toBeNull();
    const after = await updateSource(testContext(), source.id, {
      revokeKey,
      rotateKey: true,
    });
    expect(after.keys.filter((key) => !key.revokedAt)).toHaveLength(1);
    expect(await behind(source.key)).toBeNull();
  });

  test("a key of another source is not found", async () => {
    const other = await createSource(testContext(), { name: "Other" });
    await expect(
      updateSource(testContext(), source.id, {
        revokeKey: String(other.keys[0]?.id),
      }),
    ).rejects.toMatchObject({ code: "not_found", field: "revokeKey" });
    expect(await behind(other.key)).not.toBeNull();
  });

  test("rotations at the same moment leave two keys", async () => {
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() =>
        updateSource(testContext(), source.id, { rotateKey: true }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(
      1,
    );
    const after = await getSource(testContext(), source.id);
    expect(after.keys.filter((key) => !key.revokedAt)).toHaveLength(2);
  });
});

describe("secrets", () => {
  test("a second is added beside the first, a third retires the oldest", async () => {
    for (const secret of ["one", "two"])
      await updateSource(testContext(), source.id, { secret });
    expect(await behind(source.key)).toMatchObject({ secrets: ["two", "one"] });
    await updateSource(testContext(), source.id, { secret: "three" });
    expect(await behind(source.key)).toMatchObject({
      secrets: ["three", "two"],
    });
  });

  test("null retires all; retired ones stay for naming the cause of a refusal", async () => {
    await updateSource(testContext(), source.id, { secret: "one" });
    const after = await updateSource(testContext(), source.id, {
      secret: null,
    });
    expect(after.secrets).toEqual([]);
    const [found] = await findSources([hashSourceKey(source.key)]);
    expect(found?.secrets).toMatchObject([{ retired: true }]);
  });

  test("one is retired by its id, once", async () => {
    const { secrets } = await updateSource(testContext(), source.id, {
      secret: "one",
    });
    const retireSecret = String(secrets[0]?.id);
    expect(
      (await updateSource(testContext(), source.id, { retireSecret })).secrets,
    ).toEqual([]);
    await expect(
      updateSource(testContext(), source.id, { retireSecret }),
    ).rejects.toMatchObject({ code: "not_found", field: "retireSecret" });
  });

  test("no answer ever holds one", async () => {
    const secret = "never-to-be-seen";
    const after = await updateSource(testContext(), source.id, { secret });
    expect(JSON.stringify(after)).not.toContain(secret);
  });
});

test("an archived source is not found by its key, and comes back as it was", async () => {
  const first = await updateSource(testContext(), source.id, {
    archived: true,
  });
  expect(await behind(source.key)).toBeNull();
  const again = await updateSource(testContext(), source.id, {
    archived: true,
  });
  expect(again.archivedAt).toBe(first.archivedAt);
  await updateSource(testContext(), source.id, { archived: false });
  expect(await behind(source.key)).not.toBeNull();
});

test("null clears the currency, absent keeps the project", async () => {
  await updateSource(testContext(), source.id, {
    currency: "EUR",
    projectId: "proj_1",
  });
  const after = await updateSource(testContext(), source.id, {
    currency: null,
  });
  expect(after).toMatchObject({ currency: null, projectId: "proj_1" });
});

test("an unknown source is not found", async () => {
  const id = "018f0000-0000-7000-8000-000000000000";
  await expect(
    updateSource(testContext(), id, { name: "A" }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
});
