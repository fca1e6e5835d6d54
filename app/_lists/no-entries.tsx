import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { sendTestEntryAction } from "#lib/actions/source-actions.ts";
import { Inbox } from "lucide";
import { LiveArrivals } from "#components/event-list/live-arrivals.tsx";
import { OpenOnArrival } from "#components/event-list/open-on-arrival.tsx";
import { NothingReceived } from "#components/event-list/nothing-received.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { SendTestEntry } from "#components/sources/send-test-entry.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { listEvents } from "#lib/services/events/list-events.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";
import {
  entriesHref,
  eventsHref,
  liveHref as liveHrefOf,
} from "#lib/url/hrefs.ts";

/** A list without a filter while it is empty: either nothing has come at all, or only what is no entry. */
export async function NoEntries({
  title = "Entries",
  liveHref,
}: {
  title?: string;
  liveHref: string | null;
}) {
  const context = await pageContext();
  const [events, sources] = await Promise.all([
    listEvents(context, {}, { limit: 1 }),
    listSources(context),
  ]);
  const withTests = (title === "All events" ? eventsHref : entriesHref)({
    test: "include",
  });
  const source = sources.find(({ archivedAt }) => archivedAt === null) ?? null;
  return (
    <>
      <PageHeader
        title={title}
        status={
          liveHref === null ? null : (
            <LiveArrivals
              href={liveHref}
              tableId="entries"
              one="entry"
              many="entries"
            />
          )
        }
      />
      {events.items.length === 0 ? (
        <NothingReceived
          source={source}
          mayAddSource={can(context.access.role, "administer")}
          sendTest={
            <SendTestEntry
              sendTestEntry={sendTestEntryAction.bind(null, null)}
              opens={withTests}
            />
          }
          whenTestArrives={
            <OpenOnArrival
              href={liveHrefOf({ test: "only" }, null)}
              opens={withTests}
            />
          }
        />
      ) : (
        <EmptyState
          level="h1"
          icon={Inbox}
          title="No customer has entered a segment yet"
        >
          <p>
            Something else arrived: another event, or requests that were
            rejected.
          </p>
          <LinkButton href={eventsHref()} look="primary">
            See all events
          </LinkButton>
        </EmptyState>
      )}
    </>
  );
}
