import { expect, it } from "vitest";
import type { EventItem } from "#lib/domain/event/event.ts";
import { customerOf, eventItem } from "#lib/domain/event/testing/event-item.ts";
import { searchHitsOf } from "./search-hit.ts";

const event = (over: Partial<EventItem>): EventItem =>
  eventItem({
    source: { id: "source", name: "Production", currency: null },
    eventName: "Welcome",
    purpose: "unique_codes",
    customer: customerOf({
      id: "cust_1",
      sourceId: "crm-1",
      name: "Ada Gold",
      email: "ada@shop.example",
    }),
    segment: { id: "seg_gold", name: "Gold members" },
    campaign: { id: "camp_1", name: null },
    voucher: { code: "GOLD-1" },
    ...over,
  });

it("finds each thing whose own name has the words, once", () => {
  const found = searchHitsOf("gold", [event({}), event({})]);
  expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "code GOLD-1",
    "segment Gold members",
    "customer Ada Gold",
  ]);
});

it("wants every word, in any order and any case", () => {
  expect(searchHitsOf("GOLD ada", [event({})])).toEqual([
    {
      kind: "customer",
      id: "cust_1",
      name: "Ada Gold",
      detail: "crm-1",
      sourceId: "source",
    },
  ]);
});

it("takes an id for the name of what has none", () => {
  expect(searchHitsOf("camp_1", [event({})])).toMatchObject([
    { kind: "campaign", name: "camp_1", detail: null },
  ]);
});

it("shows a few of a kind, those that begin with the words first", () => {
  const events = Array.from({ length: 9 }, (_, at) =>
    event({
      voucher: { code: at === 8 ? "SPRING" : `X-SPRING-${String(at)}` },
    }),
  );
  const found = searchHitsOf("spring", events);
  expect(found).toHaveLength(5);
  expect(found[0]?.name).toBe("SPRING");
});

it("finds nothing where nothing is named so", () => {
  expect(searchHitsOf("%_", [event({})])).toEqual([]);
});
