import { testContext } from "#lib/services/testing/test-context.ts";
import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { bootstrapSource } from "./bootstrap-source.ts";
import { createSource } from "./create-source.ts";
import { listSources } from "./list-sources.ts";
import { updateSource } from "./update-source.ts";

process.env.APP_URL = "https://inspect.example/";
process.env.BOOTSTRAP_SOURCE_KEY = "the-first-key-of-all";
process.env.BOOTSTRAP_SOURCE_SECRET = "a secret";
await useTestDatabase();

test("processes that start at the same moment make one source", async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => bootstrapSource(testContext())),
  );
  const sources = await listSources(testContext());
  expect(sources).toMatchObject([{ name: "Default source", secrets: [{}] }]);
  const first = {
    id: sources[0]?.id,
    name: "Default source",
    key: "the-first-key-of-all",
    webhookUrl: "https://inspect.example/api/webhooks/the-first-key-of-all",
  };
  expect(answers).toEqual([first, first, first, first]);
});

test("later starts make none, and name the oldest source that is not archived", async () => {
  const second = await createSource(testContext(), { name: "Second" });
  const [first] = await listSources(testContext());
  await updateSource(testContext(), String(first?.id), { archived: true });
  expect(await bootstrapSource(testContext())).toMatchObject({ id: second.id });
  await updateSource(testContext(), second.id, { archived: true });
  expect(await bootstrapSource(testContext())).toBeNull();
  expect(await listSources(testContext())).toHaveLength(2);
});
