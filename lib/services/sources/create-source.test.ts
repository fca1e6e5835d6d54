import { testContext } from "#lib/services/testing/test-context.ts";
import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createSource } from "./create-source.ts";
import { listSources } from "./list-sources.ts";
import { updateSource } from "./update-source.ts";

await useTestDatabase();

test("a source is made with all that was given, and is listed", async () => {
  const made = await createSource(testContext(), {
    name: "Production EU",
    key: "chosen-key-of-mine",
    secret: "s",
    projectId: "proj_1",
    currency: "EUR",
  });
  expect(made).toMatchObject({
    name: "Production EU",
    key: "chosen-key-of-mine",
    projectId: "proj_1",
    currency: "EUR",
    archivedAt: null,
    keys: [{ revokedAt: null }],
    secrets: [{}],
    activity: { lastReceivedAt: null, eventsToday: 0, rejectedToday: 0 },
  });
  expect(await listSources(testContext())).toEqual([made]);
});

test("a key is never given twice, not even after it was revoked", async () => {
  const key = "a-key-that-is-taken";
  const first = await createSource(testContext(), { name: "First", key });
  await updateSource(testContext(), first.id, {
    rotateKey: true,
    revokeKey: String(first.keys[0]?.id),
  });
  await expect(
    createSource(testContext(), { name: "Second", key }),
  ).rejects.toMatchObject({
    code: "conflict",
    field: "key",
  });
});
