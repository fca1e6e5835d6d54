import { describe, expect, it } from "vitest";
import { valueForm } from "./format-value.ts";

describe("valueForm", () => {
  it.each([
    [null, "null"],
    ["", "empty"],
    [[], "empty"],
    [{}, "empty"],
    [false, "plain"],
    [0, "plain"],
    ["2024-02-29T14:04:46.506Z", "time"],
    ["2024-02-29T14:04:46.638843+02:00", "time"],
    ["2024-02-29", "day"],
    ["2024-02-30", "plain"],
    ["2024-99-99", "plain"],
    ["2024-99-99T99:99:99Z", "plain"],
    ["2026-02-30T10:00:00Z", "plain"],
    ["52.2297,21.0122", "place"],
    ["1,234,567", "plain"],
    ["https://example.test/a.png", "address"],
    ["javascript:alert(1)", "plain"],
    ["https://", "plain"],
    [["a", 1], "list"],
    [{ a: 1 }, "object"],
  ])("%j is shown as %s", (value, form) => {
    expect(valueForm(value).form).toBe(form);
  });

  it("tells a day as the pages tell days", () => {
    expect(valueForm("1980-01-21")).toMatchObject({ words: "21 Jan 1980" });
  });

  it("says false and zero, which are values", () => {
    expect(valueForm(false)).toEqual({ form: "plain", text: "false" });
    expect(valueForm(0)).toEqual({ form: "plain", text: "0" });
  });

  it("counts what it leaves out of a long text", () => {
    expect(valueForm("x".repeat(2_500))).toMatchObject({ more: 500 });
  });

  it("does not lay out what is too wide or too deep", () => {
    const wide = Array.from({ length: 5_000 }, () => 0);
    expect(valueForm(wide)).toEqual({
      form: "large",
      words: "a list of 5,000",
    });
    const nested = [[wide.slice(0, 150)], [wide.slice(0, 150)]];
    expect(valueForm(nested).form).toBe("large");
    const deep: unknown = JSON.parse(
      '{"a":'.repeat(5_000) + "1" + "}".repeat(5_000),
    );
    expect(valueForm(deep)).toEqual({
      form: "large",
      words: "an object of 1 key",
    });
  });

  it("keeps a key that names the prototype", () => {
    const value: unknown = JSON.parse('{"__proto__":1,"constructor":2}');
    expect(valueForm(value)).toMatchObject({
      entries: [
        ["__proto__", 1],
        ["constructor", 2],
      ],
    });
  });
});
