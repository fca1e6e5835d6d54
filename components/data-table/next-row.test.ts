import { expect, it } from "vitest";
import { nextRow } from "./next-row.ts";

it.each([
  ["ArrowDown", 0, 1],
  ["j", 0, 1],
  ["ArrowUp", 2, 1],
  ["k", 2, 1],
  ["Home", 2, 0],
  ["End", 0, 2],
])("%s from row %i goes to row %i", (key, at, to) => {
  expect(nextRow(key, at, 3)).toBe(to);
});

it.each([
  ["ArrowDown", 2],
  ["ArrowUp", 0],
])("%s stops at the end", (key, at) => {
  expect(nextRow(key, at, 3)).toBe(at);
});

it.each(["Enter", " ", "a", "Tab"])("leaves %j to the browser", (key) => {
  expect(nextRow(key, 1, 3)).toBeNull();
});
