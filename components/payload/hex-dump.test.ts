import { describe, expect, it } from "vitest";
import { hexDump } from "./hex-dump.ts";

describe("hexDump", () => {
  it("shows offset, bytes and printable characters, aligned on the short last line", () => {
    const bytes = Uint8Array.from({ length: 18 }, (_, index) => 0x3d + index);
    expect(hexDump(bytes).split("\n")).toEqual([
      "00000000  3d 3e 3f 40 41 42 43 44 45 46 47 48 49 4a 4b 4c  =>?@ABCDEFGHIJKL",
      "00000010  4d 4e                                            MN",
    ]);
  });

  it("marks what is not printable", () => {
    expect(hexDump(Uint8Array.of(0, 0x1f, 0x7f, 0xff))).toMatch(/ {2}····$/);
  });

  it("is empty for no bytes", () => {
    expect(hexDump(new Uint8Array())).toBe("");
  });
});
