import { formatTime } from "#lib/domain/time/format-time.ts";
import { isNumeric, numericText } from "#lib/domain/json/sent-number.ts";
import { toIsoTime } from "#lib/domain/voucherify/field.ts";
import {
  isJsonContainer,
  isJsonObject,
  type JsonObject,
  memberEntries,
} from "#lib/domain/json/json-value.ts";

/** The forms in which a value is shown to a person; the value itself is never changed. */
export type ValueForm =
  | { readonly form: "null" }
  | { readonly form: "empty"; readonly words: string }
  | { readonly form: "plain"; readonly text: string }
  | { readonly form: "time"; readonly at: string }
  | { readonly form: "day"; readonly day: string; readonly words: string }
  | { readonly form: "place"; readonly text: string }
  | { readonly form: "address"; readonly url: string }
  | { readonly form: "long"; readonly text: string; readonly more: number }
  | { readonly form: "large"; readonly words: string }
  | { readonly form: "list"; readonly items: readonly unknown[] }
  | {
      readonly form: "object";
      readonly entries: readonly (readonly [string, unknown])[];
    };

/** A value of more than these is left to "What was sent", and said so: a body must never keep its own page from opening. */
const maxCharacters = 2_000;
const maxValues = 200;
const deepest = 8;

const isoTime =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const isoDay = /^\d{4}-\d\d-\d\d$/;
const geoPoint = /^-?\d{1,2}(\.\d+)?, ?-?\d{1,3}(\.\d+)?$/;

/**
 * How to show a value that a body carries: a merchant's metadata may hold any JSON.
 *
 * Lists and objects that are not `large` hold at most 200 values, eight levels deep. `more` counts
 * the characters beyond those shown.
 */
export function valueForm(value: unknown): ValueForm {
  if (value === null || value === undefined) return { form: "null" };
  if (typeof value === "string") return textForm(value);
  if (Array.isArray(value)) return listForm(value);
  if (isJsonObject(value)) return objectForm(value);
  if (isNumeric(value)) return { form: "plain", text: numericText(value) };
  // Of what JSON has, only true and false are left.
  return { form: "plain", text: JSON.stringify(value) };
}

function listForm(items: readonly unknown[]): ValueForm {
  if (items.length === 0) return { form: "empty", words: "empty list" };
  return isLarge(items)
    ? { form: "large", words: `a list of ${items.length.toLocaleString("en")}` }
    : { form: "list", items };
}

function objectForm(object: JsonObject): ValueForm {
  const entries = memberEntries(object);
  if (entries.length === 0) return { form: "empty", words: "empty object" };
  return isLarge(object)
    ? {
        form: "large",
        words: `an object of ${entries.length.toLocaleString("en")} ${entries.length === 1 ? "key" : "keys"}`,
      }
    : {
        form: "object",
        entries: entries.map(([key, inner]) => [key.toWellFormed(), inner]),
      };
}

/** Level by level, without recursion, and no further than it takes to know. */
function isLarge(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    const next: unknown[] = [];
    for (const each of level) {
      if (!isJsonContainer(each)) continue;
      const inner: readonly unknown[] = Object.values(each);
      count += inner.length;
      if (count > maxValues) return true;
      next.push(...inner);
    }
    level = next;
  }
  return false;
}

/** What only looks like a day, as 30 February, is none. */
function isDay(text: string): boolean {
  if (!isoDay.test(text) || Number.isNaN(Date.parse(text))) return false;
  return new Date(text).toISOString().startsWith(text);
}

function textForm(sent: string): ValueForm {
  // Half a surrogate pair reaches the browser as another character than the server meant.
  const text = sent.toWellFormed();
  if (text === "") return { form: "empty", words: "empty text" };
  if (text.length > maxCharacters)
    return {
      form: "long",
      text: text.slice(0, maxCharacters).toWellFormed(),
      more: text.length - maxCharacters,
    };
  if (isoTime.test(text) && toIsoTime(text) !== null)
    return { form: "time", at: text };
  if (isDay(text))
    return {
      form: "day",
      day: text,
      words: formatTime(new Date(text), "UTC", "day"),
    };
  if (geoPoint.test(text)) return { form: "place", text };
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text))
    return { form: "address", url: text };
  return { form: "plain", text };
}
