import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reindentJson } from "./reindent-json.ts";

const withoutWhiteSpace = (text: string) => text.replace(/[ \n\r\t]/g, "");

describe("reindentJson on hostile text", () => {
  it("gives up on 10,000 levels rather than indent them", () => {
    const deep = "[".repeat(10_000) + "]".repeat(10_000);
    expect(reindentJson(deep)).toBeNull();
  });

  it("lays out 200 levels and gives up on 201", () => {
    const nested = (levels: number) =>
      "[".repeat(levels) + "1" + "]".repeat(levels);
    expect(reindentJson(nested(200))).not.toBeNull();
    expect(reindentJson(nested(201))).toBeNull();
  });

  it("gives up when a small text would grow past its limit", () => {
    const levels = 199;
    const wide =
      "[".repeat(levels) + "1,".repeat(50_000) + "1" + "]".repeat(levels);
    expect(reindentJson(wide)).toBeNull();
  });

  it("copies a megabyte of one string", () => {
    const long = JSON.stringify({ a: "x".repeat(1_000_000) });
    expect(reindentJson(long)?.length).toBe(long.length + 5);
  });

  it("keeps every character of text that is not JSON", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '"',
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\n",
            "\u0000",
            "\u2028",
            "é",
            "1",
          ),
        }),
        (text) => {
          const shown = reindentJson(text);
          expect(withoutWhiteSpace(shown ?? "")).toBe(withoutWhiteSpace(text));
        },
      ),
    );
  });

  it("keeps white space that JSON does not know", () => {
    expect(reindentJson("[1\u00a0,\u20282]")).toBe(
      "[\n  1\u00a0,\n  \u20282\n]",
    );
  });
});
