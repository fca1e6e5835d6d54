/** Shorter ones occur in too many other words. */
const leastInside = 4;

/** What a customer is known by, in every way that it may have been written down elsewhere. */
export type PersonalValues = {
  /** Ids, names, addresses, phone numbers, codes. */
  readonly values: readonly string[];
  /** The names among them. */
  readonly names: readonly string[];
};

/**
 * The texts that tell, wherever one occurs in a line of JSON, that it names the customer: values as JSON
 * and addresses spell them. Short values and the words of a name must stand alone.
 *
 * @returns each in lower case and once
 */
export function toNeedles({ values, names }: PersonalValues): string[] {
  const needles = values.flatMap((value) =>
    value.length < leastInside
      ? [JSON.stringify(value)]
      : [inJson(value), encodeURIComponent(value), inQuery(value)],
  );
  const words = wordsOf(names).map((word) => JSON.stringify(word));
  return [
    ...new Set([...needles, ...words].map((text) => text.toLowerCase())),
  ].filter((needle) => needle !== '""');
}

/** Whether a saved view names the customer, by its name or by what its address asks for. */
export function namesCustomer(
  view: { readonly name: string; readonly query: string },
  needles: readonly string[],
): boolean {
  const asked = [...new URLSearchParams(view.query).values()];
  const text = JSON.stringify([
    view.name,
    view.query,
    ...asked,
    ...asked.flatMap((value) => value.split(/[,\s]+/u)),
  ]).toLowerCase();
  return needles.some((needle) =>
    new RegExp(
      String.raw`(?:^|[^\p{L}\p{N}_]|%[0-9a-f]{2})${escaped(needle)}(?:$|[^\p{L}\p{N}_])`,
      "u",
    ).test(text),
  );
}

/** A text with whatever names the customer taken out. */
export function withoutPersonalValues(
  text: string,
  { values, names }: PersonalValues,
): string {
  return [...values, ...wordsOf(names)]
    .filter((value) => value.length >= leastInside - 1)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, value) =>
        rest.replaceAll(new RegExp(escaped(value), "giu"), "[erased]"),
      text,
    );
}

/**
 * As Postgres writes it: a pattern that finds a needle where it is no part of a longer word, in a text whose plain letters
 * are small. Other letters are found in either case: which of them the database's locale can fold is not known.
 */
export function toPattern(needle: string): string {
  const eitherCase = escaped(needle).replaceAll(
    /[^\x20-\x7e]/gu,
    (letter) => `[${letter}${letter.toUpperCase()}]`,
  );
  return `(^|[^[:alnum:]_]|%[0-9a-f]{2})${eitherCase}($|[^[:alnum:]_])`;
}

function wordsOf(names: readonly string[]): string[] {
  return names.flatMap((name) => name.split(/\s+/u)).filter(Boolean);
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function inQuery(value: string): string {
  return new URLSearchParams({ v: value }).toString().slice("v=".length);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
