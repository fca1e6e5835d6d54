import { describe, expect, test } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";
import {
  parseEventFilter,
  parseStrictEventFilter,
} from "./event-filter-params.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

const whole: EventFilter = {
  segment: ["seg_1", "seg,2&3=4"],
  campaign: ["camp_1"],
  promotionTier: ["promo_1"],
  distribution: ["distr_1"],
  source: ["019a0000-0000-7000-8000-000000000000"],
  eventType: ["customer.segment.entered"],
  purpose: ["promotion", "unique_codes"],
  shape: ["raw"],
  signature: ["missing"],
  outcome: ["accepted", "duplicate"],
  entries: "only",
  attention: "only",
  eventName: ["Welcome, new customer"],
  rejection: ["signature_mismatch"],
  problem: ["any", "bad_time"],
  customer: ["zoë+1@shop.example", "cust_1"],
  code: ["SPRING 50%"],
  payload: ["customer.metadata.region:in:EMEA,APAC", 'a["b.c"]:exists'],
  "-segment": ["seg_3", "seg_4"],
  "-payload": ["voucher.code:exists"],
  sentFrom: "2026-11-01",
  sentTo: "-2h",
  q: "two words",
  match: '{"a":[1,{"b":"%&="}]}',
  from: "-7d",
  to: "2026-11-23T10:00:00+01:00",
  duplicates: "exclude",
  order: "asc",
};

test("a filter survives the way through a URL, in every key", () => {
  const params = new URLSearchParams(
    eventFilterToSearchParams(whole).toString(),
  );
  expect(parseEventFilter(params)).toEqual({ filter: whole, notices: [] });
  expect(parseStrictEventFilter(params)).toEqual(whole);
});

describe("a page", () => {
  test("leaves out what it cannot understand, says so, and keeps the rest", () => {
    const params = new URLSearchParams(
      "purpose=promotion&purpose=sale&segmnet=seg_1&to=soon",
    );
    const { filter, notices } = parseEventFilter(params);
    expect(filter).toEqual({ purpose: ["promotion"] });
    expect(notices).toHaveLength(3);
    expect(notices[0]).toMatch(/“purpose” takes .*unique_codes.*“sale”/);
    expect(notices[1]).toMatch(/“segmnet”/);
    expect(notices[2]).toMatch(/“to”.*“soon”/);
  });

  test("passes over its own keys and over the empty fields of a form", () => {
    const params = new URLSearchParams("cursor=abc&q=&segment=&code=X");
    expect(parseEventFilter(params, ["cursor"])).toEqual({
      filter: { code: ["X"] },
      notices: [],
    });
  });

  test("tells of many mistakes in few notices", () => {
    const params = new URLSearchParams(
      Array.from({ length: 40 }, (_, n) => [`key${String(n)}`, "x"]),
    );
    const { notices } = parseEventFilter(params);
    expect(notices).toHaveLength(11);
    expect(notices.at(-1)).toMatch(/^30 more/);
  });
});

describe("the API", () => {
  test.each([
    ["purpose=sale", "purpose"],
    ["segmnet=x", "segmnet"],
    ["q=", "q"],
    ["order=asc&order=desc", "order"],
    ["source=shop", "source"],
    ["from=2026-02-30", "from"],
    ["from=2026-11-23T10:00:00", "from"],
    ["match={", "match"],
    ["entries=all", "entries"],
    ["payload=region", "payload"],
    ["payload=a..b:eq:1", "payload"],
    ["-payload=a:like:x", "-payload"],
    ["-purpose=sale", "-purpose"],
    ["--segment=x", "--segment"],
    ["-q=x", "-q"],
    ["problem=odd", "problem"],
    ["sentFrom=tomorrow", "sentFrom"],
    [
      Array.from({ length: 201 }, (_, n) => `segment=s${String(n)}`).join("&"),
      "segment",
    ],
  ])("refuses %s", (query, field) => {
    const parse = () => parseStrictEventFilter(new URLSearchParams(query));
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(
      expect.objectContaining({ code: "invalid_request", field }),
    );
  });

  test("takes two hundred values for one key, and the same value twice as once", () => {
    const many = Array.from({ length: 200 }, (_, n) => [
      "segment",
      `s${String(n)}`,
    ]);
    const params = new URLSearchParams([...many, ["segment", "s0"]]);
    expect(parseStrictEventFilter(params).segment).toHaveLength(200);
  });
});
