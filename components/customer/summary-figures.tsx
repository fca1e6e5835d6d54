import { ChangeValue } from "#components/compare/change-value.tsx";
import { NotSent } from "#components/event-cards/sent-value.tsx";
import { Sparkline } from "#components/ui/sparkline.tsx";
import { formatMoney } from "#lib/domain/describe/money.ts";
import { formatNumber } from "#lib/domain/describe/number.ts";
import { fromExactNumber } from "#lib/domain/json/exact-number.ts";
import { type Numeric, toDouble } from "#lib/domain/json/sent-number.ts";
import type { SummaryFigure } from "#lib/domain/customer/summary-history.ts";

const colours: Record<SummaryFigure["unit"], string> = {
  count: "stroke-green",
  money: "stroke-blue",
  points: "stroke-amber",
};

/** The customer's figures as last sent, each with how it moved across the entries. Nothing where there are none, as for whoever may not see them. */
export function SummaryFigures({
  figures,
  currency,
}: {
  figures: readonly SummaryFigure[];
  currency: string | null;
}) {
  if (figures.length === 0) return null;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line table:grid-cols-5">
      {figures.map(({ label, unit, points }) => {
        const last = points.at(-1);
        const words = (value: Numeric) =>
          unit === "money" ? formatMoney(value, currency) : formatNumber(value);
        const values = points.map(({ value }) => fromExactNumber(value));
        const doubles = values.map(toDouble);
        const inOrder = values.toSorted((a, b) => toDouble(a) - toDouble(b));
        return (
          <div
            key={label}
            className="grid content-start bg-panel px-4 py-3 max-table:last:col-span-2"
          >
            <dt className="text-xs text-ink-2">{label}</dt>
            {last === undefined ? (
              <dd className="py-1">
                <NotSent />
              </dd>
            ) : (
              <dd>
                <span className="block text-lg font-semibold">
                  <ChangeValue
                    value={fromExactNumber(last.value)}
                    unit={unit}
                    currency={currency}
                  />
                </span>
                <Sparkline
                  values={doubles}
                  className={colours[unit]}
                  label={`${label} across ${String(points.length)} entries: from ${words(values[0] ?? 0)} to ${words(values.at(-1) ?? 0)}, between ${words(inOrder[0] ?? 0)} and ${words(inOrder.at(-1) ?? 0)}.`}
                />
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
