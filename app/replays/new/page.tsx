import type { Metadata } from "next";
import { connection } from "next/server";
import { planOrder, requestOf } from "#components/replays/plan/plan-order.ts";
import { previewRunAction } from "#lib/actions/replay-actions.ts";
import { defaultChoices } from "#lib/domain/replay/replay-run.ts";
import { ReplayPlan } from "#components/replays/plan/replay-plan.tsx";
import { DestinationForm } from "#components/destinations/destination-form.tsx";
import { Crumb } from "#components/shell/crumb.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Repeat2 } from "lucide";
import { can } from "#lib/domain/access/permissions.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { hostOf } from "#lib/domain/replay/host-of.ts";
import { listDestinations } from "#lib/services/destinations/list-destinations.ts";
import { describeSelection } from "#lib/services/replays/describe-selection.ts";
import { parseEventFilter } from "#lib/url/event-filter-params.ts";

export const metadata: Metadata = { title: "New replay" };

type Props = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewReplayPage({ searchParams }: Props) {
  await connection();
  const params = toParams(await searchParams);
  const { filter, notices } = parseEventFilter(params, ["destination"]);
  const context = await pageContext("operate");
  const destinations = (await listDestinations(context)).filter(
    ({ pausedAt }) => pausedAt === null,
  );
  const asked = params.get("destination");
  const chosen =
    destinations.find(({ id }) => id === asked) ?? destinations[0] ?? null;
  const order = planOrder({
    filter,
    destinationId: chosen?.id ?? "",
    ratePerSecond: chosen?.ratePerSecond ?? 0,
    choices: defaultChoices,
  });
  return (
    <>
      <PageHeader
        title={
          <Crumb href={replaysHref()} parent="Replays">
            New replay
          </Crumb>
        }
      />
      {notices.length === 0 ? null : (
        <div className="px-4 pt-4 side:px-6">
          <Notice kind="warning" title="Part of this address was left out">
            {notices.join(" ")}
          </Notice>
        </div>
      )}
      {chosen === null ? (
        <EmptyState
          level="h1"
          icon={Repeat2}
          title="There is no active destination"
        >
          <p>
            Add the address of the system that is to receive events again, or
            resume a paused destination on the page Replays.
          </p>
          <DestinationForm
            mayAdminister={can(context.access.role, "administer")}
          />
        </EmptyState>
      ) : (
        <ReplayPlan
          filter={filter}
          selection={await describeSelection(context, filter)}
          destinations={destinations.map(
            ({ id, name, url, ratePerSecond }) => ({
              id,
              name,
              host: hostOf(url),
              ratePerSecond,
            }),
          )}
          initial={chosen.id}
          counted={{
            order,
            preview: await previewRunAction(requestOf(order, "A preview")),
          }}
        />
      )}
    </>
  );
}

function toParams(
  given: Record<string, string | string[] | undefined>,
): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([key, values]) =>
      [values ?? []].flat().map((value) => [key, value]),
    ),
  );
}
