import Link from "next/link";
import {
  type PlainList,
  PlainTable,
} from "#components/data-table/plain-table.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import { destinationHref } from "#lib/url/replay-hrefs.ts";
import { number } from "./run-words.ts";

type SentCount = {
  readonly destinationId: string;
  readonly destinationName: string;
  readonly delivered: number;
  readonly notDelivered: number;
  readonly lastAt: Date;
};

/** Where the events of a thing were sent again, each count leading to the list behind it. Nothing where they never were. */
export function SentCounts({
  own,
  sent,
}: {
  /** What finds the events of the thing. */
  own: EventFilter;
  sent: readonly SentCount[];
}) {
  return sent.length === 0 ? null : (
    <Section
      title="Sent again"
      note="by replays, each event counted once"
      flush
    >
      <PlainTable list={sentAgain(own)} rows={sent} />
    </Section>
  );
}

function sentAgain(own: EventFilter): PlainList<SentCount> {
  return {
    caption: "Sent again",
    keyOf: ({ destinationId }) => destinationId,
    columns: [
      {
        label: "Destination",
        cell: ({ destinationId, destinationName }) => (
          <Link
            href={destinationHref(destinationId)}
            prefetch={false}
            className="link"
          >
            <bdi>{destinationName}</bdi>
          </Link>
        ),
      },
      {
        label: "Delivered",
        isNumber: true,
        cell: ({ destinationId, delivered }) => (
          <Link
            href={eventsHref({ ...own, deliveredTo: [destinationId] })}
            prefetch={false}
            className="link"
          >
            {number(delivered)}
          </Link>
        ),
      },
      {
        label: "Failed or in doubt",
        isNumber: true,
        cell: ({ notDelivered }) => number(notDelivered),
      },
      {
        label: "Last sent",
        isNumber: true,
        cell: ({ lastAt }) => <RelativeTime at={lastAt.toISOString()} />,
      },
      {
        label: "Entries",
        cell: ({ destinationId, destinationName }) => (
          <Link
            href={entriesHref({ ...own, notDeliveredTo: [destinationId] })}
            prefetch={false}
            className="link"
          >
            not delivered there
            <span className="sr-only"> ({destinationName})</span>
          </Link>
        ),
      },
    ],
  };
}
