import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import type { EventRow } from "#components/event-list/event-row.ts";
import { toEventRow } from "#components/event-list/to-event-row.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import {
  type PlainList,
  PlainTable,
  RowLink,
} from "#components/data-table/plain-table.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";
import { eventHref } from "#lib/url/hrefs.ts";

const newestEntries: PlainList<EventRow> = {
  caption: "Newest entries",
  keyOf: ({ id }) => id,
  columns: [
    {
      label: "Customer",
      cell: ({ id, customer }) => (
        <RowLink href={eventHref(id)}>
          <SentText text={customer ?? "no customer sent"} />
        </RowLink>
      ),
    },
    { label: "Segment", cell: ({ segment }) => segment ?? "–" },
    {
      label: "Purpose",
      cell: ({ purpose }) =>
        purpose === null ? "–" : <PurposeBadge purpose={purpose} />,
    },
    {
      label: "What they got",
      width: "w-2/5",
      cell: ({ code, got, gotDetail }) =>
        [code, got, gotDetail].filter(Boolean).join(" · ") || "–",
    },
    {
      label: "Received",
      isNumber: true,
      cell: ({ receivedAt }) => <RelativeTime at={receivedAt} />,
    },
  ],
};

/** Some entries in few columns; each leads to its page. */
export function NewestEntries({ entries }: { entries: readonly EventItem[] }) {
  return (
    <PlainTable
      list={newestEntries}
      rows={entries.map((entry) => toEventRow(entry))}
    />
  );
}
