import { NotSent, SentValue } from "#components/event-cards/sent-value.tsx";
import { formatMoney } from "#lib/domain/describe/money.ts";
import { formatNumber } from "#lib/domain/describe/number.ts";
import { numberOfText } from "#lib/domain/json/same-value.ts";
import { isNumeric, type Numeric } from "#lib/domain/json/sent-number.ts";
import type { PayloadUnit } from "#lib/domain/payload-diff/payload-change.ts";

/** One side of a change, in its unit. */
export function ChangeValue({
  value,
  unit,
  currency,
}: {
  value: unknown;
  unit: PayloadUnit;
  /** Of the source, ISO 4217. */
  currency: string | null;
}) {
  if (value === null || value === undefined) return <NotSent />;
  const number = toNumber(value);
  switch (unit) {
    case "money":
      return number === null ? (
        <SentValue value={value} />
      ) : (
        formatMoney(number, currency)
      );
    case "points":
    case "count":
      return number === null ? (
        <SentValue value={value} />
      ) : (
        formatNumber(number)
      );
    case "date":
    case "text":
      return <SentValue value={value} />;
  }
}

/** A figure may come as text. */
function toNumber(value: unknown): Numeric | null {
  if (isNumeric(value)) return value;
  return typeof value === "string" ? numberOfText(value) : null;
}
