import type { JsonScan } from "./scan-json.ts";

const deepest = 500;
export const maxValues = 10_000;
const longestNumber = 400;

/**
 * Why JSON text is not given to Postgres for search by value, as the end of a
 * sentence; null when it can be. Postgres refuses some text that JSON allows, and
 * its index makes a body of very many values slow to store for everyone.
 */
export function whyNotSearchable(text: string, scan: JsonScan): string | null {
  if (scan.depth > deepest) {
    return `it is nested more than ${String(deepest)} levels deep`;
  }
  if (scan.values > maxValues) {
    return `it holds more than ${maxValues.toLocaleString("en")} values`;
  }
  if (scan.longestNumber > longestNumber) {
    return `it holds a number of more than ${String(longestNumber)} digits`;
  }
  return unstorableText(text);
}

/** Walks the escapes only: text decoded from UTF-8 holds no lone surrogate, and JSON no bare NUL. */
function unstorableText(text: string): string | null {
  if (!text.includes("\\u")) return null;
  let awaitsLowAt: number | null = null;
  for (const { 0: escape, 1: hex, index } of text.matchAll(escapePattern)) {
    const code = hex === undefined ? null : Number.parseInt(hex, 16);
    if (code === 0) return "it holds the character NUL";
    const isLow = code !== null && code >= 0xdc00 && code <= 0xdfff;
    if (awaitsLowAt === null ? isLow : !isLow || index !== awaitsLowAt) {
      return halfCharacter;
    }
    const isHigh = code !== null && code >= 0xd800 && code <= 0xdbff;
    awaitsLowAt = isHigh ? index + escape.length : null;
  }
  return awaitsLowAt === null ? null : halfCharacter;
}

const escapePattern = /\\(?:u([0-9a-fA-F]{4})|[^u])/g;
const halfCharacter = "it holds half of a character (a lone surrogate)";
