import { describe, expect, it } from "vitest";
import { hiddenIn, showHidden, splitHidden } from "./hidden-characters.ts";

describe("what cannot be seen", () => {
  it.each([
    ["a right-to-left override", "\u202eABC-123", "[RLO]ABC-123"],
    ["a zero-width space", "Ann\u200ba", "Ann[ZWSP]a"],
    ["isolates", "\u2067a\u2069", "[RLI]a[PDI]"],
    ["a space that does not break", "Anna\u00a0Kos", "Anna[NBSP]Kos"],
    ["control characters", "a\u0007\u001b[31mb\t", "a[U+0007][ESC][31mb[TAB]"],
    ["tags", "A\u{e0041}", "A[U+E0041]"],
    ["half of a character", "a\ud83d", "a[U+D83D]"],
    ["a joiner between Latin letters", "a\u200db", "a[ZWJ]b"],
    ["a byte order mark", "\ufeffCODE", "[BOM]CODE"],
  ])("is marked: %s", (_what, text, shown) => {
    expect(showHidden(text)).toBe(shown);
    expect(
      splitHidden(text)
        .map((run) => run.text)
        .join(""),
    ).toBe(text);
  });
});

describe("what can be seen", () => {
  it.each([
    ["plain text", "ABC-123 10 % off"],
    ["a family of emoji", "👨‍👩‍👧"],
    ["a heart with its variation selector", "❤️"],
    [
      "a flag of tags",
      "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    ],
    ["a Persian word with a non-joiner", "می‌خواهم"],
    ["a Hindi word with a joiner", "क्‍ष"],
    ["Hebrew and Arabic letters", "שלום مرحبا"],
  ])("is left alone: %s", (_what, text) => {
    expect(splitHidden(text)).toEqual([{ kind: "visible", text }]);
  });
});

it("names each kind once", () => {
  expect(hiddenIn("\u200ba\u200bb\u202e").map(({ name }) => name)).toEqual([
    "zero-width space",
    "right-to-left override",
  ]);
});

it("has no runs of an empty text", () => {
  expect(splitHidden("")).toEqual([]);
});
