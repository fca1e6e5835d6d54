import type { Route } from "next";
import Link from "next/link";
import { countWords } from "#components/event-words/count-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { Outcome } from "#lib/domain/event/event-values.ts";
import type { Count, Facets } from "#lib/domain/counts/facets.ts";
import {
  entriesOf,
  type DimensionDetail,
} from "#lib/domain/counts/dimension.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";

/** How the requests that name a thing ended, beside its entries. */
export type DimensionOutcomes = Pick<Facets, "outcome" | "total">;

/** The figures of a thing; each that stands for a list leads to it. */
export function DimensionCounts({
  thing,
  entries,
  outcomes,
}: {
  thing: DimensionDetail;
  entries: Facets;
  outcomes: DimensionOutcomes;
}) {
  const own = entriesOf(thing.kind, thing.id);
  const all = { [thing.kind]: [thing.id] };
  const outcome = (value: Outcome): Count => ({
    count: outcomes.outcome.find((one) => one.value === value)?.count ?? 0,
    exact: outcomes.total.exact,
  });
  return (
    <dl className="mx-4 grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line side:mx-6 table:grid-cols-4">
      <Figure label="Entries" count={entries.total} href={entriesHref(own)} />
      <Figure label="Customers" count={entries.customers} />
      <Figure
        label="Different codes sent"
        count={{ count: thing.codes, exact: thing.sampled.exact }}
      />
      <Figure
        label="Needs attention"
        count={entries.needsAttention}
        href={entriesHref({ ...own, attention: "only" })}
      />
      <Figure
        label="Duplicates"
        count={outcome("duplicate")}
        href={eventsHref({ ...all, outcome: ["duplicate"] })}
      />
      <Figure
        label="Rejected"
        count={outcome("rejected")}
        href={eventsHref({ ...all, outcome: ["rejected"] })}
      />
      <Seen label="First seen" at={thing.firstSeenAt} />
      <Seen label="Last seen" at={thing.lastSeenAt} />
    </dl>
  );
}

function Figure({
  label,
  count,
  href,
}: {
  label: string;
  count: Count;
  href?: Route;
}) {
  const words = countWords(count);
  return (
    <div className="bg-panel px-4 py-3">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd className="text-lg font-semibold">
        {href === undefined || count.count === 0 ? (
          words
        ) : (
          <Link
            href={href}
            prefetch={false}
            className="underline decoration-edge decoration-1 underline-offset-4 hover:decoration-ink"
          >
            {words}
          </Link>
        )}
      </dd>
    </div>
  );
}

function Seen({ label, at }: { label: string; at: string | null }) {
  return (
    <div className="bg-panel px-4 py-3">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd className="text-md font-semibold">
        {at === null ? "never" : <RelativeTime at={at} />}
      </dd>
    </div>
  );
}
