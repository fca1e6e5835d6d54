import { z } from "zod";
import { isStorable } from "#lib/domain/text/storable-text.ts";

const maxCharacters = 2_000;
const maxKeys = 20;
const usage =
  "takes the keys that lead to a place, such as customer.metadata.region";
export const unstorable =
  "holds NUL or half a character, which cannot be searched for";

/** A key as it is, or in brackets and quotes as JSON where it holds a dot, a colon, a bracket or a quote. */
const nextKey = /(?:^|(?<!^)\.)([^.:[\]"]+)|\[("(?:[^"\\]|\\.)*")\]/gsy;

/** A place in a body, as `formatPayloadPath` writes it. */
export const payloadPathSchema = z.string().superRefine((text, context) => {
  const path = toWholePath(text);
  if (typeof path === "string") context.addIssue(path);
});

/**
 * The keys that lead to a place, from an entry's data on.
 *
 * @throws {RangeError} for text that `payloadPathSchema` does not take
 */
export function parsePayloadPath(text: string): readonly string[] {
  const path = toWholePath(text);
  if (typeof path === "string") throw new RangeError(path);
  return path;
}

/** `customer.metadata.region`, with `["…"]` for a key that could be misread; `parsePayloadPath` gives the same keys. */
export function formatPayloadPath(path: readonly string[]): string {
  const isMisread = path[0] === "data" && path.length > 1;
  return (isMisread ? ["data", ...path] : path)
    .map((key, at) =>
      /[.:[\]"]/.test(key) || key === ""
        ? `[${JSON.stringify(key)}]`
        : `${at === 0 ? "" : "."}${key}`,
    )
    .join("");
}

/** A place at the beginning of a text: its keys, or what is wrong with it as the end of a sentence, and what comes after it. */
export function splitPayloadPath(text: string): {
  readonly path: readonly string[] | string;
  readonly rest: string;
} {
  const keys: (string | null)[] = [];
  let end = 0;
  for (const found of text.matchAll(nextKey)) {
    const [whole, plain, quoted = ""] = found;
    keys.push(plain ?? parseText(quoted));
    end = found.index + whole.length;
  }
  return { path: toPath(keys), rest: text.slice(end) };
}

function toWholePath(text: string): readonly string[] | string {
  if (text.length > maxCharacters)
    return `takes at most ${String(maxCharacters)} characters`;
  const { path, rest } = splitPayloadPath(text);
  return rest === "" ? path : usage;
}

function toPath(keys: readonly (string | null)[]): string[] | string {
  // The same place is meant whether or not the body has the envelope around its data.
  const within = keys[0] === "data" && keys.length > 1 ? keys.slice(1) : keys;
  if (within.length === 0) return usage;
  if (within.length > maxKeys)
    return `leads at most ${String(maxKeys)} keys deep`;
  const path: string[] = [];
  for (const key of within) {
    if (key === null) return usage;
    if (!isStorable(key)) return unstorable;
    path.push(key);
  }
  return path;
}

function parseText(json: string): string | null {
  try {
    return z.string().parse(JSON.parse(json));
  } catch {
    return null;
  }
}
