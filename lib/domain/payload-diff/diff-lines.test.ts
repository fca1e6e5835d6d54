import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

const text = fc
  .array(fc.constantFrom("{", "}", "a", "b", ""), { maxLength: 12 })
  .map((lines) => lines.join("\n"));

test("both texts can be read off the lines", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: string) =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join("\n");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});

test("what stayed is kept together", () => {
  const kinds = diffLines("a\nb\nc\nd", "a\nc\nx\nd").map(({ kind }) => kind);
  expect(kinds).toEqual(["same", "removed", "same", "added", "same"]);
});

test("texts too long to be laid over one another are told as replaced", () => {
  const long = (of: string) =>
    Array.from({ length: 5_000 }, (_, n) => `${of}${String(n)}`).join("\n");
  expect(diffLines(long("a"), long("b"))).toHaveLength(10_000);
});

test("one line put first in a long text changes no other", () => {
  const long = Array.from({ length: 20_000 }, (_, n) => String(n)).join("\n");
  const changed = diffLines(long, `first\n${long}`).filter(
    ({ kind }) => kind !== "same",
  );
  expect(changed).toEqual([{ kind: "added", text: "first" }]);
});
