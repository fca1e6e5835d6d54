import { expect, test } from "vitest";
import { formatOrder, moved, toggled } from "./column-order.ts";

const shown = ["a", "b", "c"];

test("a column is moved by one place, never out of the table", () => {
  expect(moved(shown, "b", -1)).toEqual(["b", "a", "c"]);
  expect(moved(shown, "b", 1)).toEqual(["a", "c", "b"]);
  expect(moved(shown, "a", -1)).toEqual(shown);
  expect(moved(shown, "c", 1)).toEqual(shown);
  expect(moved(shown, "hidden", 1)).toEqual(shown);
});

test("a column is hidden, or shown last", () => {
  expect(toggled(shown, "b")).toEqual(["a", "c"]);
  expect(toggled(shown, "d")).toEqual(["a", "b", "c", "d"]);
});

test("the default columns need not be said, in their order", () => {
  expect(formatOrder(shown, shown)).toBe("");
  expect(formatOrder(["b", "a", "c"], shown)).toBe("b,a,c");
});
