import type { PayloadCondition } from "#lib/domain/filter/payload-condition.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** The body of a row `e` of `event` as jsonb, to the letter what `event_payload_idx` is of; null where it is not searchable. */
export const payloadOfE = Prisma.sql`event_payload(e.body, e.is_searchable)`;

/**
 * The jsonpath predicate of a condition on a body. It holds wherever the body has its data:
 * under `data` or at its top. In jsonpath's lax mode a list stands for its members.
 *
 * Keys and values stand in it as JSON strings, which jsonpath reads alike, and text to be contained
 * as a pattern that means what it says. Equality is all that an index of `jsonb_path_ops` can serve.
 */
export function toPayloadPath({
  path,
  operator,
  values,
}: PayloadCondition): string {
  const keys = path.map((key) => `.${JSON.stringify(key)}`).join("");
  return [`$."data"${keys}`, `$${keys}`]
    .flatMap((place) => predicates[operator](place, values))
    .map((predicate) => `(${predicate})`)
    .join(" || ");
}

type ToPredicates = (place: string, values: readonly string[]) => string[];

const equality: ToPredicates = (place, values) =>
  values.flatMap(literals).map((literal) => `${place} == ${literal}`);

const predicates: Readonly<Record<PayloadCondition["operator"], ToPredicates>> =
  {
    eq: equality,
    in: equality,
    // As everywhere, null counts as absent.
    exists: (place) => [`exists(${place}) && !(${place} == null)`],
    gt: (place, [value = ""]) => [comparison(place, ">", value)],
    lt: (place, [value = ""]) => [comparison(place, "<", value)],
    contains: (place, [value = ""]) => [
      `${place} like_regex ${holding(value)}`,
    ],
  };

/** Text to be contained in any case. Of letters that are not plain the database's locale may not know both cases: they are given. */
function holding(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return `${JSON.stringify(value)} flag "iq"`;
  const pattern = value
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll(
      /[^\x20-\x7e]/gu,
      (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
    );
  return `${JSON.stringify(pattern)} flag "i"`;
}

/** A number is compared with numbers, also those sent as text; anything else by the order of characters, as times are. */
function comparison(place: string, sign: ">" | "<", value: string): string {
  return isNumber(value)
    ? `${place}.double() ${sign} ${value}`
    : `${place} ${sign} ${JSON.stringify(value)}`;
}

/** What in JSON a person may mean by a value: its text, and the number or word that it spells. */
function literals(value: string): string[] {
  const isWord = ["true", "false", "null"].includes(value);
  return [JSON.stringify(value), ...(isWord || isNumber(value) ? [value] : [])];
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text);
}
