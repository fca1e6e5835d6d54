import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { VisibleSource } from "#lib/domain/source/source.ts";
import { eventsHref } from "#lib/url/hrefs.ts";

const numbers = new Intl.NumberFormat("en-GB");

/** What came to a source: last received, events and rejections of the UTC day, each leading to the list behind it. */
export function SourceActivity({ source }: { source: VisibleSource }) {
  const { lastReceivedAt, todayFrom, eventsToday, rejectedToday } =
    source.activity;
  const today = { source: [source.id], from: todayFrom };
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <Figure label="Last received">
        {lastReceivedAt ? <RelativeTime at={lastReceivedAt} /> : "never"}
      </Figure>
      <Figure label="Events today (UTC)">
        <Link href={eventsHref(today)} className="link">
          {source.activity.eventsTodayExact ? "" : "over "}
          {numbers.format(eventsToday)}
        </Link>
      </Figure>
      <Figure label="Rejected today (UTC)">
        {rejectedToday === 0 ? (
          "none"
        ) : (
          <Link
            href={eventsHref({ ...today, outcome: ["rejected"] })}
            className="font-medium text-red underline underline-offset-3"
          >
            {numbers.format(rejectedToday)}
          </Link>
        )}
      </Figure>
    </dl>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
