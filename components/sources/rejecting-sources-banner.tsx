import { CircleAlert } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import { rejectionWords } from "#components/event-words/rejection-words.ts";
import { SinceTime } from "#components/time/since-time.tsx";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import type { RejectingSource } from "#lib/domain/source/rejecting-source.ts";
import { eventsHref, sourceHref } from "#lib/url/hrefs.ts";

/** What a request of anybody's at all is rejected for: one alone says nothing about Voucherify. */
const anybodysCauses: ReadonlySet<Rejection> = new Set([
  "signature_missing",
  "signature_malformed",
  "signature_mismatch",
]);

/**
 * On every page, a line for each source that rejects what is sent to it: since when, why, and what to do. A single
 * stray request says nothing about a source; the overview tells of it.
 */
export function RejectingSourcesBanner({
  sources,
}: {
  sources: readonly RejectingSource[];
}) {
  const shown = sources.filter(
    ({ rejected, rejectedExact, cause }) =>
      rejected > 1 || !rejectedExact || !anybodysCauses.has(cause),
  );
  if (shown.length === 0) return null;
  return (
    <div className="border-b border-line bg-red-tint">
      {shown.map((source) => (
        <div
          key={source.sourceId}
          role="status"
          className="flex items-baseline gap-2 px-4 py-1.5 side:px-6"
        >
          <Icon
            of={CircleAlert}
            className="size-4 shrink-0 translate-y-0.5 text-red"
          />
          <Rejecting source={source} />
        </div>
      ))}
    </div>
  );
}

function Rejecting({ source }: { source: RejectingSource }) {
  const { remedy } = rejectionWords[source.cause];
  return (
    <p className="min-w-0">
      <Link
        href={sourceHref(source.sourceId)}
        className="font-medium underline"
      >
        Source “<bdi>{source.name}</bdi>” is rejecting webhooks
      </Link>
      {" · "}
      <Link
        href={eventsHref({ outcome: ["rejected"], source: [source.sourceId] })}
        className="link"
      >
        {source.rejectedExact ? "" : "more than "}
        {source.rejected.toLocaleString("en")} rejected
      </Link>
      , none accepted since <SinceTime at={source.since} />
      {" · "}
      {rejectionReason[source.cause]}.{" "}
      <span className="text-ink-2 max-table:hidden">{remedy}</span>
    </p>
  );
}
