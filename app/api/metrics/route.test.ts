import { expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { getMetrics } from "#lib/services/health/get-metrics.ts";
import { testContext } from "#lib/services/testing/test-context.ts";

await useTestDatabase();

test("Prometheus reads how many events of each outcome are stored, of the sources one may know", async () => {
  const [sourceId, other] = [await storeSource(), await storeSource()];
  await storeEvents([
    eventRow({ sourceId, isEntry: true }),
    eventRow({ sourceId, isEntry: true }),
    eventRow({ sourceId: other, isEntry: true }),
  ]);
  const all = await getMetrics(testContext());
  expect(all.contentType).toMatch(/^text\/plain/);
  expect(all.text).toMatch(
    /^segment_inspector_events\{outcome="accepted",signature="[a-z_]+",entry="true",test="false"\} 3$/m,
  );
  expect(all.text).toMatch(/^segment_inspector_ready 1$/m);
  const scoped = await getMetrics(
    testContext({ role: "auditor", sources: [other] }),
  );
  expect(scoped.text).toMatch(
    /^segment_inspector_events\{.*entry="true".*\} 1$/m,
  );
});

test("a viewer may not read metrics", async () => {
  await expect(
    getMetrics(testContext({ role: "viewer" })),
  ).rejects.toMatchObject({ code: "forbidden" });
});
