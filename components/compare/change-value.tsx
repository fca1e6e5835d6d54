import { NotSent, SentValue } from "#components/event-cards/sent-value.tsx";
import { formatMoney } from "#lib/domain/describe/money.ts";
import type { PayloadUnit } from "#lib/domain/payload-diff/payload-change.ts";

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });

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
        plain.format(number)
      );
    case "date":
    case "text":
      return <SentValue value={value} />;
  }
}

/** A figure may come as text. */
function toNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
    ? Number(value)
    : null;
}
