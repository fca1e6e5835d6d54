import { describe, expect, it } from "vitest";
import { formatEventCursor } from "#lib/domain/event-cursor.ts";
import { parseListRequest } from "./list-request.ts";

const cursor = formatEventCursor({
  side: "after",
  eventId: "019ab3f2-6c1e-7000-8000-000000000000",
});

describe("parseListRequest", () => {
  it("reads a filter with repeated keys and a place", () => {
    const query = { segment: ["seg_1", "seg_2"], from: "-7d", cursor };
    expect(parseListRequest(query)).toEqual({
      filter: { segment: ["seg_1", "seg_2"], from: "-7d" },
      cursor,
      notices: [],
    });
  });

  it("passes over keys without a value", () => {
    expect(parseListRequest({ q: undefined, from: "" })).toEqual({
      filter: {},
      cursor: null,
      notices: [],
    });
  });

  it("tells of a key and a value that mean nothing, and keeps the rest", () => {
    const { filter, notices } = parseListRequest({
      nonsense: "1",
      purpose: ["promotion", "gift"],
    });
    expect(filter).toEqual({ purpose: ["promotion"] });
    expect(notices).toHaveLength(2);
  });

  it("falls back to the first page from a cursor that no page gave", () => {
    const { cursor: place, notices } = parseListRequest({ cursor: "'; --" });
    expect(place).toBeNull();
    expect(notices).toEqual([expect.stringContaining("cursor")]);
  });
});
