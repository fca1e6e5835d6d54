import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { eventItemSchema } from "#lib/domain/event/event.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { GET } from "./route.ts";

await useTestDatabase();

let authorization = "";
beforeAll(async () => {
  const { token } = await createToken(testContext(), {
    name: "Test",
    role: "auditor",
  });
  authorization = `Bearer ${token}`;
});

const pageSchema = z.strictObject({
  items: z.array(eventItemSchema),
  nextCursor: z.string().nullable(),
  previousCursor: z.string().nullable(),
});

beforeAll(async () => {
  const sourceId = await storeSource();
  await storeEvents(
    Array.from({ length: 60 }, () =>
      eventRow({ sourceId, segmentId: "seg_1" }),
    ),
  );
});

const get = (query: string) =>
  GET(
    new Request(`http://localhost/api/v1/events${query}`, {
      headers: { authorization },
    }),
    undefined,
  );

test("a page holds fifty unless it is told otherwise, and leads on", async () => {
  const first = pageSchema.parse(await (await get("")).json());
  expect(first.items).toHaveLength(50);
  const rest = pageSchema.parse(
    await (await get(`?cursor=${first.nextCursor ?? ""}`)).json(),
  );
  expect(rest.items).toHaveLength(10);
  expect(rest.nextCursor).toBeNull();
});

test.each([
  ["?limit=0", "limit"],
  ["?limit=201", "limit"],
  ["?limit=1.5", "limit"],
  ["?limit=", "limit"],
  ["?limit=0x10", "limit"],
  ["?limit=5&limit=6", "limit"],
  ["?cursor=abc", "cursor"],
  ["?offset=3", "offset"],
  ["?segment=", "segment"],
  ["?q=%00", "q"],
  ["?match=%7B", "match"],
])("%s is refused, naming what is wrong", async (query, field) => {
  const answer = await get(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: "invalid_request", field },
  });
});

test("what is personal is kept by nothing on its way", async () => {
  expect((await get("?limit=1")).headers.get("cache-control")).toBe("no-store");
});
