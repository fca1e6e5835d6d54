import Link from "next/link";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { eventHref } from "#lib/url/hrefs.ts";

const relations = {
  repeat: "Duplicate of this delivery",
  other_distribution: "By another distribution",
} as const;

/** Other events made of the same happening in Voucherify. */
export function RelatedEvents({
  event: { related, duplicateOf },
}: {
  event: Pick<EventDetail, "related" | "duplicateOf">;
}) {
  return (
    <ul className="grid">
      {related.map(({ id, receivedAt, relation, distributionId }) => (
        <li key={id} className="border-b border-line py-1.5 last:border-b-0">
          <Link href={eventHref(id)} prefetch={false} className="link">
            {id === duplicateOf ? "First delivery" : relations[relation]}
          </Link>
          <p className="text-xs text-ink-2">
            <AbsoluteTime at={receivedAt} />
            {distributionId === null ? null : (
              <>
                {" · "}
                <code className="font-mono">{distributionId}</code>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
