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
      : [
          inJson(value),
          encodeURIComponent(value.toWellFormed()),
          inQuery(value),
        ],
  );
  const words = wordsOf(names).map((word) => JSON.stringify(word));
  return [
    ...new Set([...needles, ...words].map((text) => text.toLowerCase())),
  ].filter((needle) => needle !== '""');
}

/**
 * The needles by a word of plain letters, digits and underscores that each has: wherever one occurs as `toPattern` finds it,
 * so does its word, whole or behind an escape of an address. It is the one that fewest needles share, or "" where a needle has none.
 */
export function groupByWord(needles: readonly string[]): Map<string, string[]> {
  const shared = new Map<string, number>();
  for (const word of needles.flatMap(plainWordsOf))
    shared.set(word, (shared.get(word) ?? 0) + 1);
  const groups = new Map<string, string[]>();
  for (const needle of needles) {
    const [word = ""] = plainWordsOf(needle).sort(
      (a, b) =>
        (shared.get(a) ?? 0) - (shared.get(b) ?? 0) || b.length - a.length,
    );
    const group = groups.get(word);
    if (group) group.push(needle);
    else groups.set(word, [needle]);
  }
  return groups;
}

function plainWordsOf(needle: string): string[] {
  return [...new Set(needle.match(/[0-9a-z_]+/gu))];
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
  // Most of thousands do not occur at all, which is quicker to see than a pattern is to make.
  return needles.some(
    (needle) =>
      text.includes(needle) &&
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
  return `(^|[^[:alnum:]_]|%[0-9a-f]{2})${inEitherCase(needle)}($|[^[:alnum:]_])`;
}

/** The same of a needle that is a whole value of JSON, of a form or of a line. */
export function toValuePattern(needle: string): string {
  return `(^|["=\n])${inEitherCase(needle)}($|["&\n\\\\])`;
}

function inEitherCase(needle: string): string {
  return escaped(needle).replaceAll(
    /[^\x20-\x7e]/gu,
    (letter) => `[${letter}${letter.toUpperCase()}]`,
  );
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
