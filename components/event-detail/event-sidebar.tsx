import { Clocks } from "./timeline.tsx";
import { CustomerHistory } from "./customer-history.tsx";
import { Delivery } from "./delivery.tsx";
import { TimeZoneChoice } from "#components/time/time-zone-choice.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { Neighbours } from "./neighbours.ts";
import { EventReplays } from "#components/replays/event-replays.tsx";
import { RelatedEvents } from "./related-events.tsx";
import { SideGroup } from "#components/ui/sidebar-group.tsx";

/** What stands beside the story: the clocks, the delivery, and the events around it. */
export function EventSide({
  event,
  neighbours,
}: {
  event: EventDetail;
  neighbours: Neighbours;
}) {
  const { older, newer, total } = neighbours;
  return (
    <aside
      aria-label="Delivery and history"
      className="grid content-start gap-6 border-line bg-sunk px-4 py-5 max-wide:mt-4 max-wide:border-t side:px-6 wide:border-l wide:px-5 print:bg-transparent"
    >
      <SideGroup title="Timeline" aside={<TimeZoneChoice />}>
        <Clocks event={event} />
      </SideGroup>
      <SideGroup title="Delivery">
        <Delivery event={event} />
      </SideGroup>
      {event.replays.length === 0 ? null : (
        <SideGroup title="Replays" aside={event.replays.length}>
          <EventReplays attempts={event.replays} />
        </SideGroup>
      )}
      {event.related.length === 0 ? null : (
        <SideGroup
          title="Same event in Voucherify"
          aside={event.related.length}
        >
          <RelatedEvents event={event} />
        </SideGroup>
      )}
      {event.customer === null ? null : (
        <SideGroup
          title={`Entries of ${event.customer.name ?? "this customer"}`}
          aside={total.toLocaleString("en")}
        >
          {older.length === 0 && newer.length === 0 ? (
            <p className="text-ink-2">
              No {event.isEntry ? "other " : ""}entries of this customer.
            </p>
          ) : (
            <CustomerHistory event={event} older={older} newer={newer} />
          )}
        </SideGroup>
      )}
    </aside>
  );
}
