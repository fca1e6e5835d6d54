import { describe, expect, it } from "vitest";
import { foldCase, foldText } from "./fold-text.ts";

describe("texts that are the same to a reader", () => {
  it.each([
    ["composed and decomposed", "Chloé 감사", "Chloé 감사".normalize("NFD")],
    ["cases", "MÜLLER", "müller"],
    ["the Turkish dotted I", "İPEK", "ipek"],
    ["the Turkish dotless i", "IŞIK", "ışık"],
    ["the sharp s", "GROẞMANN", "großmann"],
    ["the sharp s as two letters", "GROSSMANN", "Großmann"],
    ["the final sigma", "ΟΔΟΣ", "οδος"],
    ["Cyrillic", "ЁЛКА", "ёлка"],
    ["Armenian ligatures", "Արև", "ԱՐԵՒ"],
    ["apostrophes", "O’Brien", "o'brien"],
    ["the backtick and the acute as apostrophes", "O`Brien", "o´brien"],
    ["full-width letters and digits", "ＶＩＰ ２０２６", "vip 2026"],
    ["half-width katakana", "ｶﾌｪ", "カフェ"],
    ["ligatures", "ﬁne oﬀer", "fine offer"],
    ["dashes", "Jean–Luc", "jean-luc"],
    ["spaces that do not break", "Anna\u00a0Kos", "anna kos"],
    ["invisible characters", "\u202eABC-\u200b123", "abc-123"],
  ])("fold alike: %s", (_what, one, other) => {
    expect(foldText(one)).toBe(foldText(other));
    expect(foldCase(one)).toBe(foldCase(other));
  });
});

describe("accents", () => {
  it.each([
    ["Chloé", "chloe"],
    ["Łódź", "lodz"],
    ["Søren Ærø", "soren aero"],
    ["Ελλάδα", "ελλαδα"],
  ])("of %s are left out", (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldCase(text)).not.toBe(folded);
  });

  it("that are letters of their own stay", () => {
    expect(foldText("हिन्दी")).toBe("हिन्दी");
    expect(foldText("がぎ")).toBe("がぎ");
  });
});

it("changes nothing the second time", () => {
  for (const text of [
    "İPEK ẞ ŉ ﬁ ΐ ǰ Ω ſ ` ´ ″ ½ ＡＢ ㎏ … ﷺ ²",
    "Chloé",
    "ᾳ ᾼ",
    "i̇̈",
  ]) {
    expect(foldText(foldText(text))).toBe(foldText(text));
    expect(foldCase(foldCase(text))).toBe(foldCase(text));
  }
});
