import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";
import { namesSomebody } from "#lib/domain/voucherify/names-somebody.ts";

/** What a customer's own events call them, each value once. */
export type KnownAs = {
  /** Voucherify's ids, the merchant's ids and e-mails. */
  readonly ids: readonly string[];
  readonly phones: readonly string[];
  /** Codes that no other customer was sent. */
  readonly codes: readonly string[];
};

/** Texts that mean a customer wherever they stand, in every way that a request may spell them; letters of ASCII are small. */
export type Identifiers = {
  /** E-mails, phone numbers and Voucherify's ids: also within a longer text. */
  readonly anywhere: readonly string[];
  /** The merchant's ids and codes: as a whole value. */
  readonly wholeValues: readonly string[];
  /** Those of `anywhere` and `wholeValues` that are ids or e-mails, each as it was sent. */
  readonly ids: readonly string[];
};

/** Fewer digits are a price or a number of an order as often. */
const fewestDigits = 8;
/** Shorter codes and ids are words of a language, or stand for several things. */
const shortestCode = 6;

/**
 * The texts by which others' events, and those that name no customer at a place that is read, are found to mention one.
 * Names are none of them, nor are short ids: many have the same. Neither is a text that names nobody.
 */
export function toIdentifiers(known: KnownAs): Identifiers {
  const ids = known.ids.filter(namesSomebody);
  const phones = known.phones.filter(namesSomebody);
  const codes = known.codes.filter(namesSomebody);
  const anywhere = ids.filter(isUnmistakable);
  const uncommon = ids.filter((id) => !isUnmistakable(id) && isUncommon(id));
  return {
    anywhere: spelled([...anywhere, ...phones.flatMap(phoneForms)]),
    wholeValues: spelled([...uncommon, ...codes.filter(isUncommon)]),
    ids: [...anywhere, ...uncommon].map(toSmallAscii),
  };
}

function isUnmistakable(value: string): boolean {
  return /^\S+@\S+$/u.test(value) || /^cust_\S+$/u.test(value);
}

function isUncommon(value: string): boolean {
  if (/^\d+$/.test(value)) return value.length > fewestDigits;
  return value.length >= shortestCode && /\d/.test(value);
}

/** A number as it was sent, and its digits alone. */
function phoneForms(phone: string): string[] {
  const digits = phone.replaceAll(/\D/g, "");
  return digits.length < fewestDigits ? [] : [phone.trim(), digits];
}

function spelled(values: readonly string[]): string[] {
  const texts = values.flatMap((value) => {
    const cases = isAscii(value)
      ? [value]
      : [value, value.toLowerCase(), value.toUpperCase()];
    return [
      foldCase(value),
      foldText(value),
      ...cases.flatMap((each) => [
        ...[inJson(each), withEscapes(inJson(each))],
        ...[encodeURIComponent(each.toWellFormed()), inQuery(each)],
      ]),
    ];
  });
  return [
    ...new Set(
      texts.flatMap((text) => [text, asEscapedBytes(text)]).map(toSmallAscii),
    ),
  ];
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function inQuery(value: string): string {
  return new URLSearchParams({ v: value }).toString().slice("v=".length);
}

/** As JSON is written that is plain ASCII. */
function withEscapes(json: string): string {
  return json.replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** As Postgres writes bytes by `encode(…, 'escape')`. */
function asEscapedBytes(text: string): string {
  if (isAscii(text) && !text.includes("\\")) return text;
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte === 0x5c
      ? "\\\\"
      : byte === 0 || byte >= 0x80
        ? `\\${byte.toString(8).padStart(3, "0")}`
        : String.fromCharCode(byte),
  ).join("");
}

function toSmallAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
