import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePayloads, maxChanges } from "./compare-payloads.ts";
import { isJsonObject } from "#lib/domain/json/json-value.ts";
import { numberOfText } from "#lib/domain/json/same-value.ts";
import { isNumeric, numberKey } from "#lib/domain/json/sent-number.ts";

const json = fc.jsonValue({ maxDepth: 6 });
const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** How often each value without members occurs in a body, wherever it stands. */
function leaves(value: unknown): Map<string, number> {
  const found = new Map<string, number>();
  const waiting = [value];
  // Grows while it is gone through.
  for (const each of waiting) {
    const inner: readonly unknown[] =
      typeof each === "object" && each !== null ? Object.values(each) : [];
    if (typeof each === "object" && each !== null) {
      waiting.push(...inner);
      continue;
    }
    const number = typeof each === "string" ? numberOfText(each) : each;
    const leaf = isNumeric(number) ? numberKey(number) : JSON.stringify(each);
    found.set(leaf, (found.get(leaf) ?? 0) + 1);
  }
  return found;
}

test("a body does not differ from itself, nor from a copy with its keys in another order", () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, reversed(inner)]),
    );
  };
  fc.assert(
    fc.property(json, (value) => {
      const body = parsed(value);
      expect(comparePayloads(body, reversed(body))).toEqual({
        changes: [],
        more: 0,
      });
    }),
  );
});

test("nothing is hidden: a value that one body has more often than the other is in a change", () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [before, after] = [parsed(one), parsed(other)];
      const { changes, more } = comparePayloads(before, after);
      fc.pre(more === 0);
      const told = changes.flatMap((change) => [change.before, change.after]);
      const toldLeaves = leaves(told);
      const [had, has] = [leaves(before), leaves(after)];
      for (const leaf of new Set([...had.keys(), ...has.keys()])) {
        if ((had.get(leaf) ?? 0) !== (has.get(leaf) ?? 0)) {
          expect(toldLeaves.has(leaf), leaf).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("seen from the other side, what was added was removed, and as often", () => {
  const mirrored = {
    added: "removed",
    removed: "added",
    changed: "changed",
    moved: "moved",
  };
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [before, after] = [parsed(one), parsed(other)];
      const there = comparePayloads(before, after).changes;
      const back = comparePayloads(after, before).changes;
      expect(there.map(({ kind }) => mirrored[kind]).sort()).toEqual(
        back.map(({ kind }) => kind).sort(),
      );
    }),
    { numRuns: 500 },
  );
});

test("a body too deep to be walked is compared all the same", () => {
  const deep = (leaf: string) =>
    JSON.parse(`${"[".repeat(50_000)}${leaf}${"]".repeat(50_000)}`) as unknown;
  expect(comparePayloads(deep("1"), deep("1")).changes).toEqual([]);
  expect(comparePayloads(deep("1"), deep("2")).changes).toHaveLength(1);
});

test("of more differences than anyone reads the rest is counted", () => {
  const wide = (of: string) =>
    Object.fromEntries(
      Array.from({ length: 30_000 }, (_, n) => [`k${String(n)}`, of]),
    );
  const { changes, more } = comparePayloads(wide("a"), wide("b"));
  expect(changes).toHaveLength(maxChanges);
  expect(more).toBe(30_000 - maxChanges);
});

test.each([
  ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'],
  ['{"constructor":1}', '{"toString":1}'],
  ['{"data":{"__proto__":1},"event":{}}', '{"data":[],"event":{}}'],
  ['"text"', "null"],
  ["[]", "{}"],
  ["1e400", "-1e400"],
  ['{"\\ud800":1}', '{"":1}'],
  ['{"customer":null}', '{"customer":"x"}'],
])("%s against %s differs and breaks nothing", (before, after) => {
  const { changes } = comparePayloads(JSON.parse(before), JSON.parse(after));
  expect(changes.length).toBeGreaterThan(0);
  expect({}).not.toHaveProperty("a");
});
