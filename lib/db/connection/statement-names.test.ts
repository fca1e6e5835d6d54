import { expect, test } from "vitest";
import { StatementNames } from "./statement-names.ts";

test("copies of this module that share connections never give two statements one name", () => {
  const [one, other] = [new StatementNames(2), new StatementNames(2)];
  const [a, b] = [one.of("SELECT 1"), other.of("SELECT 2")];
  expect(a).not.toBe(b);
  expect(other.of("SELECT 1")).toBe(a);
  // Postgres cuts longer ones: NAMEDATALEN.
  expect(a?.length).toBeLessThan(64);
});

test("only the first so many statements are kept", () => {
  const names = new StatementNames(1);
  expect(names.of("SELECT 1")).not.toBeNull();
  expect(names.of("SELECT 2")).toBeNull();
  expect(names.of("SELECT 1")).not.toBeNull();
});
