import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

/** The tokens of one theme, by name: `ink-2` to `#5d5b56`. */
function tokens(theme: "light" | "dark"): ReadonlyMap<string, string> {
  const pairs = css.matchAll(
    /--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
  );
  return new Map(
    Array.from(pairs, ([, name, light, dark]) => [
      name ?? "",
      (theme === "light" ? light : dark) ?? "",
    ]),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return (
    0.2126 * (red ?? NaN) + 0.7152 * (green ?? NaN) + 0.0722 * (blue ?? NaN)
  );
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return ((light ?? NaN) + 0.05) / ((dark ?? NaN) + 0.05);
}

const grounds = ["ground", "panel", "sunk"];
const inks = [
  "ink",
  "ink-2",
  "ink-3",
  "accent",
  "green",
  "amber",
  "blue",
  "red",
];
const tinted = ["accent", "green", "amber", "blue", "red"];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  const colours = tokens(theme);
  const ratio = (ink: string, ground: string) =>
    contrast(colours.get(ink) ?? "", colours.get(ground) ?? "");

  it.each(inks)(
    "%s is legible on every ground and on the selected row",
    (ink) => {
      for (const ground of [...grounds, "accent-tint"]) {
        expect(ratio(ink, ground), ground).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(tinted)("%s is legible on its tint, and so are the inks", (name) => {
    for (const ink of [name, "ink", "ink-2", "ink-3"]) {
      expect(ratio(ink, `${name}-tint`), ink).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(grounds)("the edge of a field stands out on %s", (ground) => {
    expect(ratio("edge", ground)).toBeGreaterThanOrEqual(3);
  });
});
