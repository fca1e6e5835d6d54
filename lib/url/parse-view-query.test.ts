import { expect, test } from "vitest";
import { parseViewQuery } from "./parse-view-query.ts";

test("a value that no filter takes is refused at its key; a key that is no filter's is the page's matter", () => {
  expect(() => parseViewQuery("entries", "purpose=gift")).toThrow(
    expect.objectContaining({ code: "invalid_request", field: "purpose" }),
  );
  expect(() => parseViewQuery("entries", "q=a%00b")).toThrow(
    expect.objectContaining({ field: "q" }),
  );
  expect(parseViewQuery("events", "group=segment&outcome=rejected")).toBe(
    "group=segment&outcome=rejected",
  );
});
