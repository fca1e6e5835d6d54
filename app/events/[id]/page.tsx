import { pageNonce } from "#app/_document/page-nonce.ts";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { Metadata } from "next";
import { pageFrame } from "#app/_document/page-frame.ts";
import { EventHeader } from "#components/event-detail/event-header.tsx";
import { ReplayOne } from "#app/replays/replay-one.tsx";
import { EventView } from "#components/event-detail/event-view.tsx";
import { parseBodyView } from "#components/payload/body-view.ts";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { parsePayload } from "#lib/domain/reading/parse-payload.ts";
import { listNeighbourEntries } from "#lib/services/events/list-neighbour-entries.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import { ExplainedSignature } from "./explained-signature.tsx";
import { DeleteTestEvent } from "#components/event-detail/delete-test-event.tsx";
import { deleteTestEventAction } from "#lib/actions/event-actions.ts";
import { loadEvent } from "./load-event.ts";

type Props = PageProps<"/events/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await loadEvent((await params).id);
  return { title: describeEntryAsText(event) };
}

export default async function EventPage({ params, searchParams }: Props) {
  const { event, body } = await loadEvent((await params).id);
  const context = await pageContext();
  const neighbours = await listNeighbourEntries(context, event);
  return (
    <>
      <SheetMarks
        title={`Event ${event.id}`}
        proof={event.bodySha256 === null ? "" : `SHA-256 ${event.bodySha256}`}
        nonce={await pageNonce()}
      />
      <EventHeader
        event={event}
        neighbours={neighbours}
        replay={
          <>
            {event.isTest && can(context.access.role, "operate") ? (
              <DeleteTestEvent
                deleteEvent={deleteTestEventAction.bind(null, event.id)}
              />
            ) : null}
            <ReplayOne eventId={event.id} />
          </>
        }
      />
      <EventView
        event={event}
        body={body}
        isBodyHidden={!seesPersonalData(context)}
        payload={
          body === null
            ? null
            : parsePayload(
                body,
                arrivalOf(body, {
                  headers: event.headers,
                  contentType: event.contentType,
                }),
              )
        }
        neighbours={neighbours}
        zone={(await pageFrame()).zone}
        signature={
          body !== null && event.rejection?.startsWith("signature") ? (
            <ExplainedSignature
              event={event}
              rejection={event.rejection}
              body={body}
            />
          ) : null
        }
        asked={parseBodyView((await searchParams).view)}
      />
    </>
  );
}
