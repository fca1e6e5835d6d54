import Link from "next/link";
import { rejectionWords } from "#components/event-words/rejection-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { RejectingSource } from "#lib/domain/source/rejecting-source.ts";
import { eventsHref, sourceHref } from "#lib/url/hrefs.ts";

/** On every page, for every source that is refusing its sender: why, what to do, and what happens if nobody does. */
export function RejectingSourcesBanner({
  sources,
}: {
  sources: readonly RejectingSource[];
}) {
  if (sources.length === 0) return null;
  return (
    <div className="grid gap-2 px-4 pt-4 side:px-6">
      {sources.map((source) => (
        <Notice
          key={source.sourceId}
          kind="error"
          title={`${source.name} is refusing what is sent to it`}
        >
          <Refusal source={source} />
        </Notice>
      ))}
    </div>
  );
}

function Refusal({ source }: { source: RejectingSource }) {
  const { cause, remedy } = rejectionWords[source.cause];
  return (
    <>
      <p>
        {source.refused === 1 && source.rejectedExact ? (
          <>One request was refused </>
        ) : (
          <>
            {source.rejectedExact ? "" : "More than "}
            {source.refused} requests were refused, the first{" "}
            <RelativeTime at={source.since} />, the last{" "}
          </>
        )}
        <RelativeTime at={source.lastAt} />, and none of Voucherify&apos;s was
        accepted since. {cause}
      </p>
      <p>
        <strong className="font-medium text-ink">What to do:</strong> {remedy}{" "}
        Voucherify tries each webhook 12 times more over 24 hours, then pauses
        the distribution until a person sets it live again.
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        <Link href={sourceHref(source.sourceId)} className="link">
          Open {source.name}
        </Link>
        <Link
          href={eventsHref({
            outcome: ["rejected"],
            source: [source.sourceId],
          })}
          className="link"
        >
          See the refused requests
        </Link>
      </p>
    </>
  );
}
