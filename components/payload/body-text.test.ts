import { describe, expect, it } from "vitest";
import { bodyText } from "./body-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("bodyText", () => {
  it("tells a body that was not kept from an empty one", () => {
    expect(bodyText(null, "not_json").kind).toBe("not_kept");
    expect(bodyText(new Uint8Array(), "not_json").kind).toBe("empty");
  });

  it("keeps every character of the raw text, a byte order mark and line ends too", () => {
    const sent = '\uFEFF{"a":\r\n1}';
    expect(bodyText(bytes(sent), "raw")).toEqual({
      kind: "text",
      raw: sent,
      readable: '{\n  "a": 1\n}',
      cut: 0,
    });
  });

  it("does not lay out what is no JSON", () => {
    expect(bodyText(bytes("{a: 1}"), "not_json")).toMatchObject({
      readable: null,
    });
  });

  it("shows bytes that are not UTF-8 as bytes", () => {
    expect(
      bodyText(Uint8Array.of(0xff, 0xfe, 0x7b, 0), "not_json"),
    ).toMatchObject({
      kind: "bytes",
      dump: expect.stringContaining("ff fe 7b 00") as string,
    });
  });

  it("says how much of a monstrous body it leaves to the download", () => {
    expect(bodyText(bytes("x".repeat(2_000_010)), "not_json")).toMatchObject({
      cut: 10,
    });
    expect(
      bodyText(new Uint8Array(70_000).fill(0xff), "not_json"),
    ).toMatchObject({
      cut: 70_000 - 65_536,
    });
  });
});
