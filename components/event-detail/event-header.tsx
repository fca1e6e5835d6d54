import type { ReactNode } from "react";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { IdChip } from "#components/ui/id-chip.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import { BelongsTo } from "#components/shell/current-list.tsx";
import { BackOnEscape } from "./back-on-escape.tsx";
import { CopyCurl } from "#components/payload/copy-curl.tsx";
import { CopyLink } from "#components/payload/copy-link.tsx";
import { ListNeighbours } from "./list-neighbours.tsx";
import type { Neighbours } from "./neighbours.ts";

/** Where the reader is, and the way to the events before and after. */
export function EventHeader({
  event,
  neighbours: { newer, older },
  replay,
}: {
  event: EventDetail;
  neighbours: Neighbours;
  /** The buttons that send it again or take it away, where the reader may. */
  replay: ReactNode;
}) {
  const [list, listName] = event.isEntry
    ? [entriesHref(), "Entries"]
    : [eventsHref(), "All events"];
  const [next] = newer;
  const [previous] = older;
  return (
    <PageHeader
      title={
        <Crumb href={list} parent={listName}>
          <IdChip id={event.id} label="event id" />
        </Crumb>
      }
    >
      <BackOnEscape fallback={list} />
      <BelongsTo list={event.isEntry ? "entries" : "events"} />
      {replay}
      {event.bodySha256 === null ? null : (
        <CopyCurl eventId={event.id} headers={event.headers} />
      )}
      <CopyLink />
      <ListNeighbours
        id={event.id}
        newer={next?.id ?? null}
        older={previous?.id ?? null}
      />
    </PageHeader>
  );
}
