import { z } from "zod";
import {
  isDecimal,
  isNumeric,
  type Numeric,
} from "#lib/domain/json/sent-number.ts";

/*
 * The kinds of field that Voucherify's objects are made of. Each may be absent or
 * null, whatever the vendor's schema says: real bodies do both.
 */

/** The property of a Zod issue by which `parseLeniently` knows that a value may stay as it is. */
export type SoftIssue = {
  readonly kind: "unknown_value" | "bad_time";
  readonly message: string;
};

export const text = z.string().nullish();
/** To the last digit as it was sent, unless it is beyond all bounds. */
export const number = z
  .custom<Numeric>()
  .check((context) => {
    const { value } = context;
    if (isNumeric(value) && isDecimal(value)) return;
    context.issues.push({
      code: "invalid_type",
      expected: "number",
      input: value,
    });
  })
  .nullish();
export const flag = z.boolean().nullish();
/** An object whose keys are the merchant's own. */
export const metadata = z.record(z.string(), z.unknown()).nullish();

/** One of the documented values; any other text is kept and reported. */
export function oneOf(...values: readonly string[]) {
  const known = new Set(values);
  return softly((value) =>
    known.has(value)
      ? null
      : {
          kind: "unknown_value",
          message: `is not a value that Voucherify documents (${values.join(", ")})`,
        },
  );
}

/** A point in time; text that is none is kept and reported. */
export const time = softly((value) =>
  toMilliseconds(value) === null
    ? { kind: "bad_time", message: "is not a date and time" }
    : null,
);

/** A day, `YYYY-MM-DD`; times are understood too. */
export const day = softly((value) =>
  (dayPattern.test(value) && isDayOfCalendar(value)) ||
  toMilliseconds(value) !== null
    ? null
    : { kind: "bad_time", message: "is not a date" },
);

/**
 * ISO 8601 in UTC with milliseconds, of the years 1 to 9999 that Postgres reads; null
 * for text that is no full date and time. Text without a zone counts as UTC.
 */
export function toIsoTime(value: string): string | null {
  const milliseconds = toMilliseconds(value);
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

function toMilliseconds(value: string): number | null {
  const zone = timePattern.exec(value)?.[1];
  if (zone === undefined || !isDayOfCalendar(value)) return null;
  const milliseconds = Date.parse(zone === "" ? `${value}Z` : value);
  return milliseconds >= earliest && milliseconds <= latest
    ? milliseconds
    : null;
}

/** Whether the month has such a day: engines take 30 February for 2 March. */
function isDayOfCalendar(value: string): boolean {
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysOf(Number(value.slice(0, 4)), month);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const earliest = Date.parse("0001-01-01T00:00:00.000Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");
const dayPattern = /^\d{4}-\d\d-\d\d$/;
const timePattern =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d|)$/;

function softly(complaint: (value: string) => SoftIssue | null) {
  return z
    .string()
    .check((context) => {
      const issue = complaint(context.value);
      if (issue !== null) {
        context.issues.push({
          code: "custom",
          input: context.value,
          message: issue.message,
          params: { soft: issue.kind },
        });
      }
    })
    .nullish();
}
