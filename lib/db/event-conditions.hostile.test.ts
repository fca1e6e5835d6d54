import { beforeAll, expect, test } from "vitest";
import { eventFilterSchema, type EventFilter } from "../domain/event-filter.ts";
import { db } from "./client.ts";
import { selectEvents } from "./select-events.ts";
import { selectFacets } from "./select-facets.ts";
import { eventRow, storeEvents, storeSource } from "./testing/event-rows.ts";
import { useTestDatabase } from "./testing/test-database.ts";

await useTestDatabase();

const texts = [
  "'; DELETE FROM event; --",
  "') OR true; --",
  '" UNION SELECT * FROM source_secret --',
  "$1",
  "${1}",
  "%",
  "_",
  "\\",
  "\\'",
  "\u202e\u0001",
  "😀".repeat(50),
  "x".repeat(200),
  "ž ".repeat(100).trim(),
];

const now = new Date();

beforeAll(async () => {
  const sourceId = await storeSource();
  await storeEvents([
    eventRow({ sourceId }),
    eventRow({ sourceId, searchText: "plain text" }),
  ]);
});

const filtersOf = (text: string): EventFilter[] => [
  { segment: [text] },
  { campaign: [text, text] },
  { promotionTier: [text] },
  { distribution: [text] },
  { eventType: [text] },
  { customer: text },
  { code: text },
  { q: text },
  { match: JSON.stringify({ [text]: text }) },
];

test.each(texts)(
  "as a value %s finds nothing and changes nothing",
  async (text) => {
    for (const filter of filtersOf(text)) {
      expect(eventFilterSchema.safeParse(filter).success).toBe(true);
      const { items } = await selectEvents(filter, {
        cursor: null,
        limit: 10,
        now,
      });
      expect(items, JSON.stringify(filter)).toEqual([]);
    }
    expect(await db().event.count()).toBe(2);
  },
);

test("as many values as every key takes are answered", async () => {
  const many = Array.from({ length: 100 }, (_, n) => `value ${String(n)}`);
  const filter: EventFilter = {
    segment: many,
    campaign: many,
    promotionTier: many,
    distribution: many,
    eventType: many,
  };
  expect((await selectFacets(filter, now)).total).toBe(0);
});

test.each([
  '{"a":1e131072}',
  `{"a":${"9".repeat(8_000)}}`,
  "null",
  "{}",
  "[]",
  "[[[]]]",
  '"text"',
  "-0",
])(
  "as JSON to match %s is answered, or refused as the filter's fault",
  async (match) => {
    const outcome = await selectEvents(
      { match },
      { cursor: null, limit: 10, now },
    ).then(
      ({ items }) => items,
      (error: unknown) => error,
    );
    if (!Array.isArray(outcome))
      expect(outcome).toMatchObject({ code: "invalid_request" });
  },
);
