import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reindentJson } from "./reindent-json.ts";

describe("reindentJson", () => {
  it("puts each member on a line of its own, two spaces deeper than its parent", () => {
    expect(reindentJson('{"a":1,"b":[true,{"c":null}]}')).toBe(
      [
        "{",
        '  "a": 1,',
        '  "b": [',
        "    true,",
        "    {",
        '      "c": null',
        "    }",
        "  ]",
        "}",
      ].join("\n"),
    );
  });

  it("keeps number spellings, escapes and duplicate keys as they were sent", () => {
    const sent = String.raw`{"n":1.0,"n":1e3,"big":12345678901234567890,"\u00e9":"\/\ud83d"}`;
    const shown = reindentJson(sent);
    expect(shown?.split("\n")).toEqual([
      "{",
      '  "n": 1.0,',
      '  "n": 1e3,',
      '  "big": 12345678901234567890,',
      String.raw`  "\u00e9": "\/\ud83d"`,
      "}",
    ]);
  });

  it("takes structure inside strings for text", () => {
    const sent = String.raw`{"a":"{\"b\": [1, 2]}\\"}`;
    expect(reindentJson(sent)).toBe(
      String.raw`{` + "\n" + String.raw`  "a": "{\"b\": [1, 2]}\\"` + "\n}",
    );
  });

  it("keeps empty objects and lists on one line, whatever space was inside", () => {
    expect(reindentJson('{"a":{ \n },"b":[\t]}')).toBe(
      '{\n  "a": {},\n  "b": []\n}',
    );
  });

  it("changes nothing of the value, and nothing more when done again", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 4), (json, space) => {
        const sent = JSON.stringify(JSON.parse(json), null, space);
        const shown = reindentJson(sent) ?? "";
        expect(JSON.stringify(JSON.parse(shown))).toBe(
          JSON.stringify(JSON.parse(sent)),
        );
        expect(reindentJson(shown)).toBe(shown);
      }),
    );
  });

  it("agrees with JSON.stringify where nothing is spelled unusually", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        expect(reindentJson(JSON.stringify(value))).toBe(
          JSON.stringify(value, null, 2),
        );
      }),
    );
  });
});
