import { expect, it } from "vitest";
import { nextOption } from "./next-option.ts";

it.each([
  ["ArrowDown", 0, 1],
  ["ArrowDown", 2, 0],
  ["ArrowUp", 0, 2],
])("%s from option %i of three goes to %i", (key, at, to) => {
  expect(nextOption(key, at, 3)).toBe(to);
});

it("goes nowhere without options, and by no other key", () => {
  expect(nextOption("ArrowDown", -1, 0)).toBeNull();
  expect(nextOption("a", 0, 3)).toBeNull();
});
