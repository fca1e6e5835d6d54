import { parseSentJson } from "#lib/domain/json/parse-sent-json.ts";
import {
  isJsonObject,
  memberKeys,
  ownMember,
} from "#lib/domain/json/json-value.ts";
import { classifyBody, hasEnvelope } from "./classify-body.ts";

/** A body of Voucherify's that something on its way put into something else. */
export type WrappedBody = {
  /** What it was in, outermost last: `a JSON string`, `the key “body”`. */
  readonly within: readonly string[];
  /** Null where it holds several bodies, of which none can stand for the request. */
  readonly inner: {
    readonly value: unknown;
    readonly text: string | null;
  } | null;
};

const deepest = 4;
/** More keys, fields or parts than anything has that wraps a body. */
const maxPlaces = 50;

/**
 * What a JSON body holds when it is not Voucherify's own: a string of JSON, a list, a key of some object.
 * Null where nothing within is a body of Voucherify's.
 */
export function unwrapJson(value: unknown): WrappedBody | null {
  if (typeof value === "string") return unwrapText(value, "a JSON string", 0);
  const found = findWithin(value, null, 0);
  return found?.within.length === 0 ? null : found;
}

/** The same of text that is no JSON: a form's fields, or the parts of a multipart message. */
export function unwrapForm(
  text: string | null,
  contentType: string | null,
): WrappedBody | null {
  if (text === null) return null;
  const fields = /^\s*--/.test(text)
    ? partsOf(text)
    : looksLikeForm(text, contentType)
      ? fieldsOf(text)
      : [];
  for (const [name, field] of fields) {
    const found = unwrapText(field, `the form field “${name}”`, 0);
    if (found) return found;
  }
  return null;
}

function findWithin(
  value: unknown,
  text: string | null,
  depth: number,
): WrappedBody | null {
  if (isVoucherifys(value)) return { within: [], inner: { value, text } };
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return findInList(value, depth);
  // Of an envelope that is none of Voucherify's versions, the parts alone would tell less than the whole.
  if (!isJsonObject(value) || hasEnvelope(value)) return null;
  for (const key of memberKeys(value).slice(0, maxPlaces)) {
    const member = ownMember(value, key);
    const place = `the key “${key.slice(0, 60)}”`;
    const found =
      typeof member === "string"
        ? unwrapText(member, place, depth + 1, true)
        : within(place, findWithin(member, null, depth + 1));
    if (found) return found;
  }
  return null;
}

function findInList(
  list: readonly unknown[],
  depth: number,
): WrappedBody | null {
  if (list.length === 1) {
    return within("a list of one", findWithin(list[0], null, depth + 1));
  }
  const holdsBodies = list.slice(0, maxPlaces).some(isVoucherifys);
  return holdsBodies
    ? { within: [`a list of ${String(list.length)}`], inner: null }
    : null;
}

/** @param isStrict whether text of some other JSON is no find: any body may hold that */
function unwrapText(
  text: string,
  place: string,
  depth: number,
  isStrict = false,
): WrappedBody | null {
  if (!/^\s*["{[]/.test(text)) return null;
  let value: unknown;
  try {
    value = parseSentJson(text);
  } catch {
    return null;
  }
  if (typeof value === "string") {
    return depth < deepest
      ? within(place, unwrapText(value, "a JSON string", depth + 1, isStrict))
      : null;
  }
  const found = within(place, findWithin(value, text, depth));
  if (found || isStrict || !isJsonObject(value)) return found;
  return { within: [place], inner: { value, text } };
}

function within(place: string, found: WrappedBody | null): WrappedBody | null {
  return found && { ...found, within: [...found.within, place] };
}

function isVoucherifys(value: unknown): boolean {
  return classifyBody(value).shape !== "raw";
}

function looksLikeForm(text: string, contentType: string | null): boolean {
  return (
    contentType?.toLowerCase().includes("x-www-form-urlencoded") === true ||
    /^[\w.%+[\]-]{1,100}=[^\s]/.test(text)
  );
}

function fieldsOf(text: string): (readonly [string, string])[] {
  return [...new URLSearchParams(text)]
    .slice(0, maxPlaces)
    .map(([name, value]) => [name.slice(0, 60), value]);
}

/** Each part of a multipart message is headers, an empty line and a value, between lines of its boundary. */
function partsOf(text: string): (readonly [string, string])[] {
  const boundary = /^\s*(--[^\r\n]{1,200})/.exec(text)?.[1];
  if (boundary === undefined) return [];
  return text.split(boundary, maxPlaces).flatMap((part) => {
    const [, head = "", value = ""] =
      /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n?$/.exec(part) ?? [];
    const name = /name="([^"]{1,60})"/.exec(head)?.[1] ?? "";
    return value === "" ? [] : [[name, value] as const];
  });
}
