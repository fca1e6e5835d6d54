import { Repeat2 } from "lucide";
import type { Metadata } from "next";
import { connection } from "next/server";
import { DestinationForm } from "#components/destinations/destination-form.tsx";
import { DestinationList } from "#components/destinations/destination-list.tsx";
import { KeepFresh } from "#components/replays/keep-fresh.tsx";
import { RunList } from "#components/replays/run-list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { orNotFound } from "#app/_document/or-not-found.ts";
import { PageLinks } from "#components/data-table/page-links.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { getEgressProxy } from "#lib/services/destinations/get-egress-proxy.ts";
import { listDestinations } from "#lib/services/destinations/list-destinations.ts";
import { listRuns } from "#lib/services/replays/list-runs.ts";
import { entriesHref } from "#lib/url/hrefs.ts";
import { replaysHref } from "#lib/url/replay-hrefs.ts";

export const metadata: Metadata = { title: "Replays" };

export default async function ReplaysPage({
  searchParams,
}: PageProps<"/replays">) {
  await connection();
  const { cursor } = await searchParams;
  const context = await pageContext("operate");
  const [runs, destinations] = await Promise.all([
    orNotFound(
      listRuns(context, {
        limit: 50,
        ...(typeof cursor === "string" && { cursor }),
      }),
      ["invalid_request"],
    ),
    listDestinations(context),
  ]);
  const mayAdminister = can(context.access.role, "administer");
  const proxy = getEgressProxy(context);
  const isActive = runs.items.some(({ state }) =>
    ["queued", "running"].includes(state),
  );
  return (
    <>
      <KeepFresh isOn={isActive} />
      <PageHeader title="Replays">
        <DestinationForm mayAdminister={mayAdminister} />
      </PageHeader>
      <div className="grid w-full grid-cols-1 gap-5 px-4 py-6 side:px-6">
        <div>
          <h1 className="text-xl font-semibold">
            Send stored events again, and see who got what
          </h1>
          <p className="text-ink-2">
            Choose events in a list, or everything that a filter finds, and
            press Replay.
          </p>
        </div>
        {destinations.length === 0 ? (
          <EmptyState icon={Repeat2} title="There is no destination yet">
            <p>A destination is an address that events may be sent to again.</p>
          </EmptyState>
        ) : (
          <Section title="Destinations" flush>
            {proxy === null ? null : <ThroughProxy host={proxy} />}
            <DestinationList
              destinations={destinations}
              mayAdminister={mayAdminister}
            />
          </Section>
        )}
        {runs.items.length === 0 ? null : (
          <Section title="Replays of many events" flush>
            <RunList runs={runs.items} />
            <PageLinks
              newest={cursor === undefined ? null : replaysHref()}
              older={
                runs.nextCursor === null ? null : replaysHref(runs.nextCursor)
              }
            />
          </Section>
        )}
        {destinations.length > 0 && runs.items.length === 0 ? (
          <EmptyState icon={Repeat2} title="Nothing was replayed yet">
            <p>Filter the entries to what a receiver missed, and replay it.</p>
            <LinkButton href={entriesHref()}>Go to the entries</LinkButton>
          </EmptyState>
        ) : null}
      </div>
    </>
  );
}

function ThroughProxy({ host }: { host: string }) {
  return (
    <p className="border-b border-line px-4 py-2 text-xs text-ink-2">
      Everything is sent through the proxy {host}, which alone sees the address
      that a name leads to, and decides which it connects to. Forbidden
      addresses in a URL are refused here all the same.
    </p>
  );
}
