/** What `JSON.stringify` writes to the letter, of a value without members; no type knows it yet. */
type RawJson = { rawJSON(text: string): unknown };

/** More digits than any number of Voucherify's has; a number that takes more when written out is not reckoned with. */
const maxDigits = 400;

/**
 * A number of JSON that would not be written again as it was sent once it is a double: `12345678901234567890`,
 * `1.0`, `1e3`. It has no members and writes itself into JSON to the letter.
 */
export class SentNumber {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** As JSON spells it. */
  get text(): string {
    return this.#text;
  }

  toJSON(): unknown {
    return (JSON as JSON & RawJson).rawJSON(this.#text);
  }
}

/** A number of a body: a double where that is the number as it was sent. */
export type Numeric = number | SentNumber;

/** An exact number: `digits` times ten to the power of `exponent`; no more than 400 characters when written out. */
export type Decimal = { readonly digits: bigint; readonly exponent: number };

/** @param text a number as JSON spells it */
export function toNumeric(text: string): Numeric {
  const double = Number(text);
  return String(double) === text ? double : new SentNumber(text);
}

/** Whether it can be written out, as `toDecimal` does: every double can. */
export function isDecimal(value: Numeric): boolean {
  return typeof value === "number"
    ? Number.isFinite(value)
    : toDecimal(value) !== null;
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || value instanceof SentNumber;
}

/** As it was sent. */
export function numericText(value: Numeric): string {
  return typeof value === "number" ? String(value) : value.text;
}

/** Null for a number that is too large, too small or too long to be written out. */
export function toDecimal(value: Numeric): Decimal | null {
  const split = splitNumber(numericText(value));
  if (!split) return null;
  const { sign, digits, exponent } = split;
  return digits.length + Math.abs(exponent) > maxDigits
    ? null
    : { digits: BigInt(sign + digits), exponent };
}

/** The nearest double, for what is drawn. */
export function toDouble(value: Numeric): number {
  return Number(numericText(value));
}

/** A text that two numbers share if they are the same, however they are spelled: `1`, `1.0` and `10e-1`. */
export function numberKey(value: Numeric): string {
  const split = splitNumber(numericText(value));
  if (!split) return numericText(value);
  const significant = split.digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const power =
    BigInt(split.exponent) + BigInt(split.digits.length - significant.length);
  return `${split.sign}${significant}e${String(power)}`;
}

/** Below, at or above zero as one number is less than, the same as or more than the other. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const exponent = Math.min(one.exponent, other.exponent);
  const difference = scaled(one, exponent) - scaled(other, exponent);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Written out without an exponent, as `Intl.NumberFormat` takes it to the last digit. */
export function decimalText({ digits, exponent }: Decimal): `${number}` {
  const sign = digits < 0n ? "-" : "";
  const plain = String(digits < 0n ? -digits : digits);
  if (exponent >= 0) return asNumberText(sign + plain + "0".repeat(exponent));
  const padded = plain.padStart(1 - exponent, "0");
  return asNumberText(
    `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`,
  );
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

function asNumberText(text: string): `${number}` {
  return text as `${number}`;
}

const spelling = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

function splitNumber(text: string): {
  readonly sign: string;
  /** Without leading zeros; `0` for zero. */
  readonly digits: string;
  readonly exponent: number;
} | null {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    spelling.exec(text) ?? [];
  const exponent = Number(power) - fraction.length;
  if (whole === "" || !Number.isSafeInteger(exponent)) return null;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  return digits === "0"
    ? { sign: "", digits, exponent: 0 }
    : { sign, digits, exponent };
}
