import Link from "next/link";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { toEventRow } from "#components/event-list/to-event-row.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";

/** Some entries in few columns; each leads to its page. */
export function NewestEntries({ entries }: { entries: readonly EventItem[] }) {
  return (
    <PlainTable
      caption="Newest entries"
      columns={[
        { label: "Customer" },
        { label: "Segment" },
        { label: "Purpose" },
        { label: "What they got" },
        { label: "Received", isNumber: true },
      ]}
      rows={entries.map((entry) => {
        const row = toEventRow(entry);
        return {
          key: row.id,
          cells: [
            <Link
              key="customer"
              href={row.href}
              prefetch={false}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              <SentText text={row.customer ?? "no customer sent"} />
            </Link>,
            row.segment ?? "–",
            row.purpose === null ? (
              "–"
            ) : (
              <PurposeBadge key="purpose" purpose={row.purpose} />
            ),
            [row.code, row.got, row.gotDetail].filter(Boolean).join(" · ") ||
              "–",
            <RelativeTime key="received" at={row.receivedAt} />,
          ],
        };
      })}
    />
  );
}
