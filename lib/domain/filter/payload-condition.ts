import { z } from "zod";
import { isStorable } from "#lib/domain/text/storable-text.ts";

export const payloadOperators = [
  "eq",
  "in",
  "exists",
  "gt",
  "lt",
  "contains",
] as const;
export type PayloadOperator = (typeof payloadOperators)[number];

/** What one place in a body must hold. */
export type PayloadCondition = {
  /** The keys that lead to it from the entry's data, wherever a body has them: `customer`, `metadata`, `region`. */
  readonly path: readonly string[];
  readonly operator: PayloadOperator;
  /** One, several for `in`, none for `exists`. */
  readonly values: readonly string[];
};

const maxCharacters = 2_000;
const maxKeys = 20;
const maxValues = 100;
const unstorable =
  "holds NUL or half a character, which cannot be searched for";
const usage =
  "takes a place, a colon and what must stand there, such as customer.metadata.region:eq:EMEA (eq, in, exists, gt, lt or contains)";

/** A key as it is, or in brackets and quotes as JSON where it holds a dot, a colon, a bracket or a quote. */
const nextKey = /(?:^|(?<!^)\.)([^.:[\]"]+)|\[("(?:[^"\\]|\\.)*")\]/gsy;
const afterPath = /^:(eq|in|exists|gt|lt|contains)(?::(.*))?$/s;

/**
 * A condition on any value of a body, as a URL spells it: `customer.metadata.region:eq:EMEA`,
 * `customer.metadata.region:in:EMEA,APAC`, `voucher.code:exists`, `customer.loyalty.points:gt:100`,
 * `customer.address.city:contains:york`, `metadata["odd.key"]:eq:x`.
 *
 * Values are compared as text and, where they are numbers, true, false or null, as those too.
 * `in` takes values between commas, or a JSON list of texts for values that hold commas.
 */
export const payloadConditionSchema = z
  .string()
  .superRefine((text, context) => {
    const parsed = parsePayloadCondition(text);
    if (typeof parsed === "string") context.addIssue(parsed);
  });

/** @returns what is wrong with the text, as the end of a sentence, where it is no condition */
export function parsePayloadCondition(text: string): PayloadCondition | string {
  if (text.length > maxCharacters)
    return `takes at most ${String(maxCharacters)} characters`;
  if (!isStorable(text)) return unstorable;
  const { keys, rest } = splitPath(text);
  const [, operator, given] = afterPath.exec(rest) ?? [];
  if (!isOperator(operator)) return usage;
  const path = toPath(keys);
  if (typeof path === "string") return path;
  const values = toValues(operator, given);
  return typeof values === "string" ? values : { path, operator, values };
}

/** A place in a body, as `formatPayloadPath` writes it. */
export const payloadPathSchema = z.string().superRefine((text, context) => {
  const condition = parsePayloadCondition(`${text}:exists`);
  if (typeof condition === "string") context.addIssue(condition);
});

/** The keys that lead to a place. @throws {RangeError} for text that `payloadPathSchema` does not take */
export function parsePayloadPath(text: string): readonly string[] {
  const condition = parsePayloadCondition(`${text}:exists`);
  if (typeof condition === "string") throw new RangeError(condition);
  return condition.path;
}

/** The text that `parsePayloadCondition` reads as this condition. */
export function formatPayloadCondition({
  path,
  operator,
  values,
}: PayloadCondition): string {
  const place = formatPayloadPath(path);
  if (operator === "exists") return `${place}:exists`;
  const plain = values.every((value) => !/[,[]/.test(value) && value !== "");
  const spelled =
    operator !== "in" || plain ? values.join(",") : JSON.stringify(values);
  return `${place}:${operator}:${spelled}`;
}

/** `customer.metadata.region`, with `["…"]` for a key that could be misread. */
export function formatPayloadPath(path: readonly string[]): string {
  return path
    .map((key, at) =>
      /[.:[\]"]/.test(key) || key === ""
        ? `[${JSON.stringify(key)}]`
        : `${at === 0 ? "" : "."}${key}`,
    )
    .join("");
}

function splitPath(text: string): { keys: (string | null)[]; rest: string } {
  const keys: (string | null)[] = [];
  let end = 0;
  for (const found of text.matchAll(nextKey)) {
    const [whole, plain, quoted = ""] = found;
    keys.push(plain ?? parseJson(z.string(), quoted));
    end = found.index + whole.length;
  }
  return { keys, rest: text.slice(end) };
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

function toValues(
  operator: PayloadOperator,
  rest: string | undefined,
): string[] | string {
  if (operator === "exists")
    return rest === undefined ? [] : "takes nothing after exists";
  if (rest === undefined) return `takes a value after ${operator}`;
  if (operator !== "in")
    return operator === "eq" || rest !== ""
      ? [rest]
      : `takes a value after ${operator}`;
  const values = rest.startsWith("[") ? parseTexts(rest) : rest.split(",");
  if (values === null) return "takes a JSON list of texts after in:[";
  return values.length > 0 && values.length <= maxValues
    ? [...new Set(values)]
    : `takes from one to ${String(maxValues)} values after in`;
}

function isOperator(text: string | undefined): text is PayloadOperator {
  return payloadOperators.some((operator) => operator === text);
}

function parseTexts(json: string): string[] | null {
  const texts = parseJson(z.array(z.string()), json);
  return texts?.every(isStorable) ? texts : null;
}

function parseJson<Value>(
  schema: z.ZodType<Value>,
  json: string,
): Value | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
