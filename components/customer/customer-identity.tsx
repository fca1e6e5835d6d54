import { SentText } from "#components/event-words/sent-text.tsx";
import Link from "next/link";
import { IdChip } from "#components/ui/id-chip.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { customerHref } from "#lib/url/hrefs.ts";
import { customerDeeds, customerName } from "./customer-sentence.ts";

/** The sentence, who they are, and whether the id means somebody else in another source. */
export function CustomerIdentity({
  customer,
  onlySegment,
  now,
  zone,
}: {
  customer: CustomerOverview;
  /** The segment's name where they entered one only; null where it is not known. */
  onlySegment: string | null;
  now: Date;
  zone: string;
}) {
  const { id, email, sourceId, source, otherSources, entryCount } = customer;
  return (
    <header className="grid gap-1">
      <h1 className="text-xl font-semibold">
        <SentText text={customerName(customer)} />{" "}
        {customerDeeds(customer, onlySegment, { now, zone })}
      </h1>
      {/* Each dot belongs to what is before it: no line begins with one. */}
      <p className="flex flex-wrap items-center gap-x-1.5 text-ink-2 *:not-last:after:ml-1.5 *:not-last:after:content-['·']">
        {email === null ? null : (
          <span>
            <SentText text={email} />
          </span>
        )}
        {sourceId === null || sourceId === email ? null : (
          <span>
            <SentText text={sourceId} />
          </span>
        )}
        <IdChip id={id} label="customer id" length={40} />
        <span>{source.name}</span>
        {entryCount.exact ? null : (
          <span>
            of the newest {entryCount.count.toLocaleString("en")} entries
          </span>
        )}
      </p>
      {otherSources.length === 0 ? null : (
        <Notice
          title={`The same id was sent to other sources than ${source.name}`}
        >
          {otherSources.map((other) => (
            <Link
              key={other.id}
              href={customerHref(id, { source: other.id })}
              prefetch={false}
              className="link mr-3"
            >
              This id in {other.name}
            </Link>
          ))}
        </Notice>
      )}
    </header>
  );
}
