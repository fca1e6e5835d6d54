import { expect, it } from "vitest";
import { formatWidths, gridTracks, parseWidths } from "./column-widths.ts";

it("reads back what it wrote", () => {
  const widths = { customer: 240, got: 300 };
  expect(parseWidths(formatWidths(widths))).toEqual(widths);
});

it.each([
  undefined,
  "",
  "customer",
  "customer:abc",
  "customer:99999",
  "a;b:100",
  "cus tomer:100",
  "customer:-50",
])("takes no width from the cookie %j", (text) => {
  expect(parseWidths(text)).toEqual({});
});

it("keeps a width within what can be read", () => {
  expect(parseWidths("customer:10,got:999")).toEqual({
    customer: 48,
    got: 960,
  });
});

it("gives a sized column its width and leaves the others their share", () => {
  const columns = [
    { id: "received", track: "7rem" },
    { id: "customer", track: "minmax(0,2fr)" },
  ];
  expect(gridTracks(columns, { customer: 240 })).toBe("7rem minmax(0,240px)");
});
