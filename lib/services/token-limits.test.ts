import { expect, test } from "vitest";
import { TokenLimits } from "./token-limits.ts";

const at = (seconds: number) =>
  new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

test("a token has its limit in every minute, and is told what is left of it", () => {
  const limits = new TokenLimits();
  expect(limits.count("a", 2, at(10))).toEqual({
    limit: 2,
    remaining: 1,
    resetSeconds: 50,
    isExceeded: false,
  });
  expect(limits.count("a", 2, at(11)).isExceeded).toBe(false);
  expect(limits.count("a", 2, at(59.5))).toMatchObject({
    remaining: 0,
    resetSeconds: 1,
    isExceeded: true,
  });
  expect(limits.count("b", 2, at(59.5)).remaining).toBe(1);
  expect(limits.count("a", 2, at(60)).remaining).toBe(1);
});

test("writing what was counted forgets no limit, however long the token rests", () => {
  const limits = new TokenLimits();
  limits.count("a", 1, at(0));
  expect(limits.take(at(1))).toMatchObject([
    { tokenId: "a", requests: 1, windowRequests: 1 },
  ]);
  expect(limits.take(at(3))).toEqual([]);
  expect(limits.count("a", 1, at(58)).isExceeded).toBe(true);
});

test("what other processes counted counts here", () => {
  const limits = new TokenLimits();
  limits.count("a", 10, at(0));
  limits.take(at(1));
  limits.put([
    {
      tokenId: "a",
      windowAt: at(0),
      windowRequests: 9,
      isFirstOfDay: false,
    },
  ]);
  expect(limits.count("a", 10, at(2)).remaining).toBe(0);
  expect(limits.count("a", 10, at(2)).isExceeded).toBe(true);
});

test("what could not be written is taken again, and counted once", () => {
  const limits = new TokenLimits();
  limits.count("a", 10, at(0));
  limits.giveBack(limits.take(at(1)));
  expect(limits.count("a", 10, at(2)).remaining).toBe(8);
  expect(limits.take(at(3))).toMatchObject([
    { requests: 2, windowRequests: 2, lastUsedAt: at(2) },
  ]);
});
