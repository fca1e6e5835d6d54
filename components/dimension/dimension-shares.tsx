import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { countWords } from "#components/event-words/count-words.ts";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { purposeOrder } from "#components/event-words/purpose-words.ts";
import { Section } from "#components/ui/section.tsx";
import type { Facets, NamedCount } from "#lib/domain/counts/facets.ts";
import {
  entriesOf,
  type DimensionDetail,
  type DimensionKind,
  dimensionKinds,
} from "#lib/domain/counts/dimension.ts";
import { entriesHref, dimensionHref } from "#lib/url/hrefs.ts";
import { capitalised, dimensionWords } from "./dimension-words.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

const maxShown = 12;

/** How a thing's entries divide: by purpose, by promotion, and by the things of the other kinds. */
export function DimensionShares({
  thing,
  entries,
}: {
  thing: DimensionDetail;
  entries: Facets;
}) {
  const own = entriesOf(thing.kind, thing.id);
  const others = dimensionKinds.filter((kind) => kind !== thing.kind);
  const purposes = purposeOrder.flatMap((value) =>
    entries.purpose.filter((purpose) => purpose.value === value),
  );
  const withoutPurpose = purposes.reduce(
    (left, { count }) => left - count,
    entries.total.count,
  );
  return (
    <>
      <Section title="Purposes">
        <ul>
          {purposes.map((purpose) => (
            <Line
              key={purpose.value}
              href={entriesHref({ ...own, purpose: [purpose.value] })}
              count={countWords(purpose)}
            >
              <PurposeBadge purpose={purpose.value} />
            </Line>
          ))}
          {withoutPurpose > 0 ? (
            <Line
              href={entriesHref({ ...own, "-purpose": [...purposeOrder] })}
              count={countWords({ ...entries.total, count: withoutPurpose })}
            >
              No purpose
            </Line>
          ) : null}
        </ul>
      </Section>
      <Shares
        title="Promotions sent"
        counts={entries.promotionTier}
        hrefOf={(id) => entriesHref({ ...own, promotionTier: [id] })}
      />
      {others.map((kind) => (
        <Shares
          key={kind}
          title={capitalised(dimensionWords[kind].many)}
          counts={countsOf(kind, entries)}
          hrefOf={(id) => dimensionHref(kind, id)}
        />
      ))}
    </>
  );
}

function countsOf(kind: DimensionKind, entries: Facets): readonly NamedCount[] {
  return entries[kind];
}

function Shares({
  title,
  counts,
  hrefOf,
}: {
  title: string;
  counts: readonly NamedCount[];
  hrefOf: (id: string) => Route;
}) {
  if (counts.length === 0) return null;
  const more = counts.length - maxShown;
  return (
    <Section title={title}>
      <ul>
        {counts.slice(0, maxShown).map((one) => (
          <Line key={one.id} href={hrefOf(one.id)} count={countWords(one)}>
            <SentText text={one.name ?? one.id} />
          </Line>
        ))}
      </ul>
      {more > 0 ? (
        <p className="pt-1 text-xs text-ink-2">
          {more.toLocaleString("en")} more with fewer entries.
        </p>
      ) : null}
    </Section>
  );
}

function Line({
  href,
  count,
  children,
}: {
  href: Route;
  count: string;
  children: ReactNode;
}) {
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-b-0">
      <Link href={href} prefetch={false} className="min-w-0 hover:underline">
        {children}
      </Link>
      <span className="text-ink-2">{count}</span>
    </li>
  );
}
