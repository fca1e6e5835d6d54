import Link from "next/link";
import { countWords } from "#components/event-words/count-words.ts";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { purposeOrder } from "#components/event-words/purpose-words.ts";
import {
  overviewDay,
  type OverviewEntries,
} from "#lib/domain/counts/overview.ts";
import { entriesHref } from "#lib/url/hrefs.ts";
import { FigureRow } from "./figure-row.tsx";
import { HourChart } from "./hour-chart.tsx";

/** Entries of the last 24 hours beside the usual, by hour and by purpose. */
export function EntriesPanel({ entries }: { entries: OverviewEntries }) {
  const {
    total,
    byPurpose,
    withoutPurpose,
    expiredOnArrival,
    comparison,
    hours,
  } = entries;
  const inTime = { from: overviewDay };
  return (
    <div className="grid table:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="grid content-between gap-3 px-4 pb-4">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link
            href={entriesHref(inTime)}
            prefetch={false}
            className="text-xl font-semibold underline decoration-edge decoration-1 underline-offset-4 hover:decoration-ink"
          >
            {countWords(total)}
            <span className="sr-only">
              {total.count === 1 ? " entry" : " entries"}
            </span>
          </Link>
          <span className="text-ink-2">
            {comparison.than === "unknown"
              ? comparison.because === "history"
                ? "baseline after 15 days"
                : "too many to compare with past weeks"
              : `usually ${comparison.usual.toLocaleString("en")}, the median of these 24 hours in the past ${String(comparison.weeks)} weeks`}
          </span>
        </p>
        <HourChart hours={hours} />
      </div>
      <ul className="border-line max-table:border-t table:border-l">
        {purposeOrder.map((purpose) => (
          <FigureRow
            key={purpose}
            href={entriesHref({ purpose: [purpose], ...inTime })}
            figure={countWords(byPurpose[purpose])}
          >
            <PurposeBadge purpose={purpose} />
          </FigureRow>
        ))}
        {withoutPurpose.count === 0 ? null : (
          <FigureRow
            href={entriesHref({ "-purpose": [...purposeOrder], ...inTime })}
            figure={countWords(withoutPurpose)}
          >
            No purpose
          </FigureRow>
        )}
        {expiredOnArrival.count === 0 ? null : (
          <FigureRow
            href={entriesHref({ validity: "expired_on_arrival", ...inTime })}
            figure={countWords(expiredOnArrival)}
          >
            Codes and promotions that had expired when they arrived
          </FigureRow>
        )}
        <FigureRow
          href={entriesHref({ attention: "only", ...inTime })}
          figure={countWords(entries.needsAttention)}
        >
          Needs attention
        </FigureRow>
      </ul>
    </div>
  );
}
