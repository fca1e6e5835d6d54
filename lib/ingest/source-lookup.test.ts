import { expect, test } from "vitest";
import type { findSources } from "#lib/db/ingest/find-sources.ts";
import { hashSourceKey } from "../crypto/source-key.ts";
import { SourceLookup } from "./source-lookup.ts";

/** A table of sources that answers one question per `answer()`, and counts the keys of each. */
function makeTable(keys: Record<string, { revoked: boolean }>) {
  const asked: number[] = [];
  const gates: (() => void)[] = [];
  let answersAhead = 0;
  const find: typeof findSources = async (hashes) => {
    asked.push(hashes.length);
    if (answersAhead > 0) answersAhead -= 1;
    else await new Promise<void>((resolve) => gates.push(resolve));
    return Object.entries(keys).flatMap(([key, { revoked }]) => {
      const keyHash = hashSourceKey(key);
      return hashes.some((hash) => Buffer.compare(hash, keyHash) === 0)
        ? [
            {
              keyHash,
              sourceId: "",
              name: "",
              revoked,
              projectId: null,
              payloadMapping: [],
              secrets: [],
            },
          ]
        : [];
    });
  };
  const answer = () => {
    const gate = gates.shift();
    if (gate) gate();
    else answersAhead += 1;
  };
  return { asked, find, answer };
}

test("a key is looked up once, whoever asks meanwhile and soon after", async () => {
  const table = makeTable({ known: { revoked: false } });
  const lookup = new SourceLookup(table.find);
  const both = Promise.all([lookup.find("known"), lookup.find("known")]);
  table.answer();
  expect(await both).toEqual(["known", "known"]);
  expect(await lookup.find("known")).toBe("known");
  expect(table.asked).toEqual([1]);
});

test("a key that opened nothing is heard as soon as a source has it", async () => {
  const keys: Record<string, { revoked: boolean }> = {
    restored: { revoked: true },
  };
  const table = makeTable(keys);
  const lookup = new SourceLookup(table.find);
  const find = (key: string) => {
    const state = lookup.find(key);
    table.answer();
    return state;
  };
  expect(await find("restored")).toBe("revoked");
  expect(await find("new")).toBe("unknown");
  keys.restored = { revoked: false };
  keys.new = { revoked: false };
  expect(await find("restored")).toBe("known");
  expect(await find("new")).toBe("known");
});

test("what comes during a look waits for the next, all of it at once", async () => {
  const table = makeTable({ old: { revoked: true } });
  const lookup = new SourceLookup(table.find);
  const states = ["old", "a", "b", "c"].map((key) => lookup.find(key));
  table.answer();
  expect(await states[0]).toBe("revoked");
  table.answer();
  expect(await Promise.all(states.slice(1))).toEqual(Array(3).fill("unknown"));
  expect(table.asked).toEqual([1, 3]);
});

test("strangers who try keys make strangers wait, not a sender that was known", async () => {
  const table = makeTable({ known: { revoked: false } });
  const lookup = new SourceLookup(table.find);
  let now = 1_000_000;
  const realNow = Date.now;
  Date.now = () => now;
  try {
    const first = lookup.find("known");
    table.answer();
    await first;
    now += 3_000;
    const strangers = Array.from({ length: 1_000 }, (_, index) =>
      lookup.find(`stranger ${String(index)}`),
    );
    const again = lookup.find("known");
    table.answer();
    await strangers[0];
    table.answer();
    expect(await again).toBe("known");
    expect(table.asked.slice(0, 3)).toEqual([1, 1, 256]);
  } finally {
    Date.now = realNow;
  }
});

test("a database that cannot say is not taken for a no, and asked again", async () => {
  let broken = true;
  const lookup = new SourceLookup(() =>
    broken ? Promise.reject(new Error("gone")) : Promise.resolve([]),
  );
  expect(await lookup.find("any")).toBe("unreachable");
  broken = false;
  expect(await lookup.find("any")).toBe("unknown");
});
