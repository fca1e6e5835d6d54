import { z } from "zod";
import { isStorable } from "#lib/domain/text/storable-text.ts";

const maxCharacters = 8_192;
const maxDepth = 20;
const jsonString = /"(?:[^"\\]|\\.)*"/g;
const hugeExponent = /e[+-]?0*[1-9]\d{3}/i;

/**
 * JSON text that a body as sent must contain: objects by their keys, arrays by
 * their members, whatever their order. Kept as text, because parsing would round long numbers.
 */
export const payloadMatchSchema = z
  .string()
  .max(maxCharacters, `takes at most ${String(maxCharacters)} characters`)
  .superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault) context.addIssue(fault);
  });

function faultOf(text: string): string | null {
  if (text.length > maxCharacters) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'takes JSON, such as {"customer":{"metadata":{"region":"EMEA"}}}';
  }
  if (hugeExponent.test(text.replace(jsonString, '""'))) {
    return "holds a number that is too large or too small to be compared";
  }
  return faultWithin(value, 1);
}

function faultWithin(value: unknown, depth: number): string | null {
  if (typeof value === "string") {
    return isStorable(value)
      ? null
      : "holds NUL or half a character, which cannot be searched for";
  }
  if (typeof value !== "object" || value === null) return null;
  if (depth > maxDepth) return `may be nested at most ${String(maxDepth)} deep`;
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultWithin(key, depth) ?? faultWithin(inner, depth + 1);
    if (fault) return fault;
  }
  return null;
}
