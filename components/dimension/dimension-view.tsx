import type { ReactNode } from "react";
import { SentText } from "#components/event-words/sent-text.tsx";
import { counted } from "#components/event-words/count-words.ts";
import { Histogram } from "#components/event-histogram/histogram.tsx";
import { IdChip } from "#components/ui/id-chip.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import type { DimensionDetail } from "#lib/domain/counts/dimension.ts";
import { DelayTable } from "./delay-table.tsx";
import { KnownNames } from "./known-names.tsx";
import { NewestEntries } from "./newest-entries.tsx";
import {
  DimensionCounts,
  type DimensionOutcomes,
} from "./dimension-counts.tsx";
import { dimensionSentence } from "./dimension-sentence.ts";
import { DimensionShares } from "./dimension-shares.tsx";

/** A segment, campaign or distribution: what its entries come to, in time, in parts and in delay. */
export function DimensionView({
  thing,
  entries,
  outcomes,
  newest,
  sent,
}: {
  thing: DimensionDetail;
  /** Of its entries. */
  entries: Facets;
  /** Of all requests that name it. */
  outcomes: DimensionOutcomes;
  /** The newest entries. */
  newest: readonly EventItem[];
  /** Where its events were sent again. */
  sent: ReactNode;
}) {
  const sentence = dimensionSentence(thing.kind, entries);
  return (
    <>
      <div className="grid gap-5 pt-5 pb-6">
        <header className="grid gap-1 px-4 side:px-6">
          <h1 className="text-xl font-semibold">
            {sentence.before}
            <SentText text={thing.name ?? thing.id} />
            {sentence.after}
          </h1>
          <p className="text-ink-2">
            <IdChip id={thing.id} label={`${thing.kind} id`} length={40} />
            {entries.total.exact ? null : (
              <>
                {" "}
                · counts are of the newest{" "}
                {counted(entries.total.count, "entry", "entries")}
              </>
            )}
          </p>
        </header>
        <DimensionCounts thing={thing} entries={entries} outcomes={outcomes} />
        <Histogram buckets={entries.histogram} many="entries" untilNow />
        <div className="grid gap-4 px-4 side:px-6 wide:grid-cols-2">
          <DelayTable delays={thing.delays} sampled={thing.sampled} />
          <KnownNames thing={thing} />
          <DimensionShares thing={thing} entries={entries} />
          {sent}
        </div>
      </div>
      <section aria-labelledby="newest-entries" className="grid gap-2">
        <h2
          id="newest-entries"
          className="px-4 text-md font-semibold side:px-6"
        >
          Newest entries
          <span className="font-normal text-ink-3">
            {" "}
            of {counted(entries.total, "entry", "entries")}
          </span>
        </h2>
        <NewestEntries entries={newest} />
      </section>
    </>
  );
}
