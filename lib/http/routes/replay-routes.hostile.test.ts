import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { getReplayRoute, startReplayRoute } from "./replay-routes.ts";

await useTestDatabase();

const admin = testContext();
let token: string;
let destinationId: string;

beforeAll(async () => {
  ({ token } = await createToken(admin, { name: "A", role: "operator" }));
  ({ id: destinationId } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
  }));
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({ sourceId, payload: {}, segmentId: "seg_1" }),
    eventRow({ sourceId, payload: {}, segmentId: "seg_2" }),
  ]);
});

async function start(
  given: object,
): Promise<{ status: number; body: unknown }> {
  const answer = await startReplayRoute(
    new Request("http://localhost/api/v1/replays", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ destinationId, reason: "A test", ...given }),
    }),
    { params: Promise.resolve({}) },
  );
  return { status: answer.status, body: await answer.json() };
}

test("a text alone is a list of one, and what a run tells of its filter can be given again", async () => {
  const listed = await start({ filter: { segment: ["seg_1"] }, dryRun: true });
  const bare = await start({ filter: { segment: "seg_1" }, dryRun: true });
  expect(listed).toMatchObject({ status: 200, body: { counts: { total: 1 } } });
  expect(bare).toEqual(listed);
  const { body } = await start({
    filter: { segment: "seg_1", from: ["2020-01-01T00:00:00Z"] },
  });
  const { id } = body as { id: string };
  const told = await getReplayRoute(
    new Request(`http://localhost/api/v1/replays/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
    { params: Promise.resolve({ id }) },
  );
  const { filter } = (await told.json()) as { filter: object };
  expect(await start({ filter, dryRun: true })).toMatchObject({
    status: 200,
    body: { counts: { total: 1 } },
  });
});

test.each([
  ["a query for a filter", { filter: "segment=seg_1" }],
  ["a list for a filter", { filter: [["segment", "seg_1"]] }],
  ["a number for a value", { filter: { segment: 1 } }],
  ["nothing for a value", { filter: { segment: null } }],
  ["a list in a list", { filter: { segment: [["seg_1"]] } }],
  ["a key that there is not", { filter: { segmnt: ["seg_1"] } }],
  ["two values where one is meant", { filter: { q: ["a", "b"] } }],
  ["an empty filter", { filter: {} }],
  ["an empty list", { filter: { segment: [] } }],
  ["order alone", { filter: { order: ["asc"] } }],
  ["ids and a filter", { eventIds: [NIL_UUID], filter: { q: ["a"] } }],
])("%s selects nothing, least of all everything", async (_, given) => {
  expect(await start(given)).toMatchObject({
    status: 400,
    body: { error: { code: "invalid_request" } },
  });
});

test.each([
  ["no reason", ""],
  ["white space", " \u00a0 "],
  ["a line break", "down\nSubject: hello"],
  ["a NUL", "down\0"],
  ["an escape sequence", "down\u001b[2J"],
  ["half a character", "down\ud800"],
  ["a novel", "a".repeat(501)],
])("%s is no reason", async (_, reason) => {
  expect(await start({ filter: { segment: ["seg_1"] }, reason })).toMatchObject(
    { status: 400, body: { error: { field: "reason" } } },
  );
});

test("a reason of markup is kept and told to the letter", async () => {
  const reason = `<img src=x onerror=alert(1)>'";--\u202e{{7*7}}`;
  expect(await start({ filter: { segment: ["seg_2"] }, reason })).toMatchObject(
    { status: 201, body: { reason } },
  );
});
