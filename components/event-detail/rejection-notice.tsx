import { OctagonX } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import { sourceHref } from "#lib/url/hrefs.ts";
import { rejectionWords } from "#components/event-words/rejection-words.ts";

/** Says loudly why a webhook was rejected, and what to do about it. */
export function RejectionNotice({
  rejection,
  source,
}: {
  rejection: Rejection;
  source: EventDetail["source"];
}) {
  const { title, cause, remedy } = rejectionWords[rejection];
  return (
    <section
      aria-labelledby="rejection"
      className="flex gap-3 rounded-lg border border-red/40 bg-red-tint px-4 py-3"
    >
      <Icon of={OctagonX} className="mt-0.5 size-5 shrink-0 text-red" />
      <div className="grid gap-1.5">
        <h2 id="rejection" className="text-md font-semibold">
          {title}
        </h2>
        <p>{cause}</p>
        <p>
          <span className="font-medium">What to do:</span> {remedy}
        </p>
        <p>
          <Link href={sourceHref(source.id)} prefetch={false} className="link">
            Open the source {source.name}
          </Link>
        </p>
      </div>
    </section>
  );
}
