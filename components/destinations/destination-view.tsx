import { ListFilter, Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { AttemptsTable } from "#components/replays/attempts-table.tsx";
import { RunList } from "#components/replays/run-list.tsx";
import { WithAside } from "#components/replays/with-aside.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyValues } from "#components/ui/key-values.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { SideGroup } from "#components/ui/sidebar-group.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import { destinationHref } from "#lib/url/replay-hrefs.ts";
import { DestinationControls } from "./destination-controls.tsx";
import { settingsInWords } from "./destination-settings.ts";
import { type Breaker, DestinationStanding } from "./destination-standing.tsx";
import { type FailureKind, FailureKinds } from "./failure-kinds.tsx";
import { HistoryCounts, type PeriodCounts } from "./history-counts.tsx";

export type ShownHistory = {
  readonly destination: Destination;
  readonly deletedAt: Date | null;
  readonly breaker: Breaker | null;
  readonly counts: readonly PeriodCounts[];
  readonly isCut: boolean;
  readonly failures: readonly FailureKind[];
  readonly attempts: readonly (ReplayAttempt & {
    readonly event: EventItem | null;
  })[];
  readonly nextCursor: string | null;
  readonly runs: readonly ReplayRun[];
};

/** A destination: what was sent there and what came of it, and how it is sent to. */
export function DestinationView({
  history,
  isOlder,
  mayAdminister,
}: {
  history: ShownHistory;
  mayAdminister: boolean;
  /** The attempts are not the newest. */
  isOlder: boolean;
}) {
  const { destination, runs } = history;
  const { id } = destination;
  return (
    <WithAside
      asideLabel="Settings"
      aside={
        <>
          <SideGroup title="How it is sent to">
            <KeyValues items={settingsInWords(destination)} />
          </SideGroup>
          <div className="grid gap-2">
            <LinkButton
              href={eventsHref({ deliveredTo: [id], test: "include" })}
            >
              <Icon of={ListFilter} />
              Events delivered to it
            </LinkButton>
            <LinkButton href={entriesHref({ notDeliveredTo: [id] })}>
              <Icon of={ListFilter} />
              Entries not delivered to it
            </LinkButton>
          </div>
        </>
      }
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold wrap-anywhere">
            <bdi>{destination.name}</bdi>
          </h1>
          <p className="font-mono text-xs wrap-anywhere text-ink-2">
            {destination.url}
          </p>
        </div>
        {history.deletedAt === null ? (
          <DestinationControls
            destination={destination}
            mayAdminister={mayAdminister}
          />
        ) : null}
      </header>
      <DestinationStanding
        pausedAt={destination.pausedAt}
        deletedAt={history.deletedAt}
        breaker={history.breaker}
      />
      <HistoryCounts counts={history.counts} isCut={history.isCut} />
      <FailureKinds failures={history.failures} />
      <Attempts history={history} isOlder={isOlder} />
      {runs.length === 0 ? null : (
        <Section title="Newest replays of many events" flush>
          <RunList runs={runs} />
        </Section>
      )}
    </WithAside>
  );
}

function Attempts({
  history: { destination, attempts, counts, nextCursor },
  isOlder,
}: {
  history: ShownHistory;
  isOlder: boolean;
}) {
  if (attempts.length === 0)
    return counts.some((one) => one.attempts > 0) ? null : (
      <EmptyState icon={Repeat2} title="Nothing was sent there yet">
        <p>Replay an event, or everything that a filter finds.</p>
      </EmptyState>
    );
  return (
    <Section title={isOlder ? "Older attempts" : "Newest attempts"} flush>
      <AttemptsTable attempts={attempts} namesRuns />
      {isOlder || nextCursor !== null ? (
        <div className="flex flex-wrap gap-2 px-4 py-3 side:px-6">
          {isOlder ? (
            <LinkButton href={destinationHref(destination.id)}>
              Newest attempts
            </LinkButton>
          ) : null}
          {nextCursor === null ? null : (
            <LinkButton href={destinationHref(destination.id, nextCursor)}>
              Older attempts
            </LinkButton>
          )}
        </div>
      ) : null}
    </Section>
  );
}
