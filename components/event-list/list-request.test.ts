import { describe, expect, it } from "vitest";
import { formatEventCursor } from "#lib/domain/event/event-cursor.ts";
import { listColumns } from "./list-columns.ts";
import { listPlace, type PageQuery, parseListRequest } from "./list-request.ts";

const parse = (query: PageQuery) =>
  parseListRequest(query, listColumns.entries);

const cursor = formatEventCursor({
  side: "after",
  eventId: "019ab3f2-6c1e-7000-8000-000000000000",
});

describe("parseListRequest", () => {
  it("reads a filter with repeated keys and a place", () => {
    const query = { segment: ["seg_1", "seg_2"], from: "-7d", cursor };
    expect(parse(query)).toEqual({
      filter: { segment: ["seg_1", "seg_2"], from: "-7d" },
      cursor,
      limit: 50,
      columns: null,
      group: null,
      notices: [],
    });
  });

  it("passes over keys without a value", () => {
    expect(parse({ q: undefined, from: "" })).toEqual({
      filter: {},
      cursor: null,
      limit: 50,
      columns: null,
      group: null,
      notices: [],
    });
  });

  it("tells of a key and a value that mean nothing, and keeps the rest", () => {
    const { filter, notices } = parse({
      nonsense: "1",
      purpose: ["promotion", "gift"],
    });
    expect(filter).toEqual({ purpose: ["promotion"] });
    expect(notices).toHaveLength(2);
  });

  it("falls back to the first page from a cursor that no page gave", () => {
    const { cursor: place, notices } = parse({ cursor: "'; --" });
    expect(place).toBeNull();
    expect(notices).toEqual([expect.stringContaining("cursor")]);
  });

  it.each([
    ["200", 200, 0],
    ["", 50, 0],
    ["1000", 50, 1],
    ["-1", 50, 1],
  ])("shows as many rows as %j asks for", (asked, limit, told) => {
    const request = parse({ limit: asked });
    expect(request.limit).toBe(limit);
    expect(request.notices).toHaveLength(told);
  });

  it("keeps in every address how the list is shown", () => {
    const place = (query: PageQuery) => listPlace(parse(query));
    expect(place({ limit: "200", group: "segment", cursor })).toEqual({
      limit: "200",
      group: "segment",
    });
    expect(place({ limit: "50" })).toEqual({});
  });

  it("reads columns and grouping, and tells of those that there are not", () => {
    expect(parse({ columns: "customer,got", group: "segment" })).toMatchObject({
      columns: ["customer", "got"],
      group: "segment",
      notices: [],
    });
    const { columns, group, notices } = parse({
      columns: "colour",
      group: "weather",
    });
    expect([columns, group]).toEqual([null, null]);
    expect(notices).toHaveLength(2);
  });
});
