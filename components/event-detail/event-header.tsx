import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "#components/shell/page-header.tsx";
import { IdChip } from "#components/ui/id-chip.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { entriesHref, eventHref, eventsHref } from "#lib/url/hrefs.ts";
import { BackOnEscape } from "./back-on-escape.tsx";
import { CopyLink } from "#components/payload/copy-link.tsx";
import type { Neighbours } from "./neighbours.ts";

/** Where the reader is, and the way to the same customer's entries before and after. */
export function EventHeader({
  event,
  neighbours: { newer, older },
}: {
  event: EventDetail;
  neighbours: Neighbours;
}) {
  const [list, listName] = event.isEntry
    ? [entriesHref(), "Entries"]
    : [eventsHref(), "All events"];
  const [next] = newer;
  const [previous] = older;
  return (
    <PageHeader
      title={
        <span className="flex items-center gap-2">
          <Link
            href={list}
            prefetch={false}
            className="text-ink-2 hover:text-ink"
          >
            {listName}
          </Link>
          <span aria-hidden className="text-ink-3">
            /
          </span>
          <span className="max-table:hidden">
            <IdChip id={event.id} label="event id" />
          </span>
        </span>
      }
    >
      <BackOnEscape fallback={list} />
      <CopyLink />
      <LinkButton href={next ? eventHref(next.id) : null}>
        <ChevronUp aria-hidden />
        <span className="sr-only">Newer entry of this customer</span>
      </LinkButton>
      <LinkButton href={previous ? eventHref(previous.id) : null}>
        <ChevronDown aria-hidden />
        <span className="sr-only">Older entry of this customer</span>
      </LinkButton>
    </PageHeader>
  );
}
