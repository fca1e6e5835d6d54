import Link from "next/link";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import { number } from "./run-words.ts";

const columns = [
  { label: "Destination" },
  { label: "Delivered", isNumber: true },
  { label: "Not delivered", isNumber: true },
  { label: "Last sent", isNumber: true },
];

/** Where the events of a thing were sent again, each count leading to the list behind it. Nothing where they never were. */
export function SentCounts({
  own,
  sent,
}: {
  /** What finds the events of the thing. */
  own: EventFilter;
  sent: readonly {
    readonly destinationId: string;
    readonly destinationName: string;
    readonly delivered: number;
    readonly notDelivered: number;
    readonly lastAt: Date;
  }[];
}) {
  return sent.length === 0 ? null : (
    <Section title="Sent again" note="by replays" flush>
      <PlainTable
        caption="Sent again"
        columns={columns}
        rows={sent.map((one) => ({
          key: one.destinationId,
          cells: [
            <Link
              key="missing"
              href={entriesHref({
                ...own,
                notDeliveredTo: [one.destinationId],
              })}
              prefetch={false}
              className="link"
            >
              Entries not delivered to {one.destinationName}
            </Link>,
            <Link
              key="delivered"
              href={eventsHref({ ...own, deliveredTo: [one.destinationId] })}
              prefetch={false}
              className="link"
            >
              {number(one.delivered)}
            </Link>,
            number(one.notDelivered),
            <RelativeTime key="last" at={one.lastAt.toISOString()} />,
          ],
        }))}
      />
    </Section>
  );
}
