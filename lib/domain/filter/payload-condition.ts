import { z } from "zod";
import {
  formatPayloadPath,
  splitPayloadPath,
  unstorable,
} from "#lib/domain/json/payload-path.ts";
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
const maxValues = 100;
const usage =
  "takes a place, a colon and what must stand there, such as customer.metadata.region:eq:EMEA (eq, in, exists, gt, lt or contains)";

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
  const { path, rest } = splitPayloadPath(text);
  const [, operator, given] = afterPath.exec(rest) ?? [];
  if (!isOperator(operator) || rest === text) return usage;
  if (typeof path === "string") return path;
  const values = toValues(operator, given);
  return typeof values === "string" ? values : { path, operator, values };
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
  try {
    const texts = z.array(z.string()).parse(JSON.parse(json));
    return texts.every(isStorable) ? texts : null;
  } catch {
    return null;
  }
}
