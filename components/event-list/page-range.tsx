import { Suspense, use } from "react";
import { counted, countWords } from "#components/event-words/count-words.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";

type Range = {
  /** How many rows the page has. */
  readonly count: number;
  readonly list: ListKind;
  /** Whether the list begins with this page. */
  readonly isFirst: boolean;
};

/** Where the page is in its list: "1–50 of 2,222"; further on, how many there are of how many. */
export function PageRange({
  total,
  ...range
}: Range & { total: Promise<Count | null> }) {
  return (
    <Suspense fallback={rowsWords(range)}>
      <Counted {...range} total={total} />
    </Suspense>
  );
}

function Counted({
  total,
  ...range
}: Range & { total: Promise<Count | null> }) {
  const all = use(total);
  if (all === null) return rowsWords(range);
  return range.isFirst
    ? `${range.count === 0 ? "0" : `1–${range.count.toLocaleString("en")}`} of ${countWords(all)}`
    : `${rowsWords(range)} of ${countWords(all)}`;
}

function rowsWords({ count, list }: Range): string {
  return counted(count, list.one, list.many);
}
