import { pageContext } from "#lib/auth/page-context.ts";
import type { ReactNode } from "react";
import { countWords } from "#components/event-words/count-words.ts";
import { DeliveriesPanel } from "#components/overview/deliveries-panel.tsx";
import { LeaderList } from "#components/overview/leader-list.tsx";
import { ProblemsPanel } from "#components/overview/problems-panel.tsx";
import { RejectionsPanel } from "#components/overview/rejections-panel.tsx";
import { SilencePanel } from "#components/overview/silence-panel.tsx";
import type { Count } from "#lib/domain/counts/facets.ts";
import { getOverviewDeliveries } from "#lib/services/overview/get-overview-deliveries.ts";
import { getOverviewProblems } from "#lib/services/overview/get-overview-problems.ts";
import { loadLeaders, loadRejections, loadSilences } from "./load-overview.ts";
import { Panel } from "./panel.tsx";

export function Segments() {
  return (
    <Panel title="Top segments" note="entries of the last 7 days">
      <Leaders kind="segment" />
    </Panel>
  );
}

export function Campaigns() {
  return (
    <Panel title="Top campaigns" note="entries of the last 7 days">
      <Leaders kind="campaign" />
    </Panel>
  );
}

async function Leaders({ kind }: { kind: "segment" | "campaign" }) {
  const { counted, segments, campaigns } = await loadLeaders();
  const leaders = kind === "segment" ? segments : campaigns;
  return (
    <Sampled of={counted} many="entries">
      <LeaderList kind={kind} leaders={leaders} />
    </Sampled>
  );
}

export function Rejections() {
  return (
    <Panel title="Rejected" note="requests of the last 24 hours, and why">
      <RejectionsOfDay />
    </Panel>
  );
}

async function RejectionsOfDay() {
  const rejections = await loadRejections();
  return (
    <Sampled of={rejections.total} many="requests">
      <RejectionsPanel rejections={rejections} />
    </Sampled>
  );
}

export function Problems() {
  return (
    <Panel
      title="Need attention, by distribution"
      note="entries of the last 7 days that need attention"
    >
      <ProblemsOfWeek />
    </Panel>
  );
}

async function ProblemsOfWeek() {
  const problems = await getOverviewProblems(await pageContext());
  return (
    <Sampled of={problems.total} many="that need attention">
      <ProblemsPanel problems={problems} />
    </Sampled>
  );
}

export function Deliveries() {
  return (
    <Panel
      title="Slowest deliveries"
      note="entries of the last 24 hours, from sent to received"
    >
      <DeliveriesOfDay />
    </Panel>
  );
}

async function DeliveriesOfDay() {
  const deliveries = await getOverviewDeliveries(await pageContext());
  return (
    <Sampled of={deliveries.counted} many="entries">
      <DeliveriesPanel deliveries={deliveries} />
    </Sampled>
  );
}

export function Silences() {
  return (
    <Panel title="Sources" note="last event · usual gap">
      <SilencesOfSources />
    </Panel>
  );
}

async function SilencesOfSources() {
  return <SilencePanel silences={await loadSilences()} />;
}

/** Says of how many the figures are where not all were looked at. */
function Sampled({
  of,
  many,
  children,
}: {
  of: Count;
  many: string;
  children: ReactNode;
}) {
  return (
    <>
      {children}
      {of.exact ? null : (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-2">
          Of the newest {countWords({ ...of, exact: true })} {many}; there are
          more.
        </p>
      )}
    </>
  );
}
