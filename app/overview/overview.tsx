import { pageContext } from "#lib/auth/page-context.ts";
import { Suspense } from "react";
import { AsOf } from "#components/overview/as-of.tsx";
import { EntriesPanel } from "#components/overview/entries-panel.tsx";
import { HealthHeadline } from "#components/overview/health-headline.tsx";
import { OverviewSkeleton } from "#components/overview/panel-skeleton.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TimeZoneChoice } from "#components/time/time-zone-choice.tsx";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { findWhatIsWrong } from "#lib/domain/counts/overview-findings.ts";
import {
  loadEntries,
  loadRejecting,
  loadRejections,
  loadSilences,
} from "./load-overview.ts";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { pageNonce } from "#app/_document/page-nonce.ts";
import { Panel } from "./panel.tsx";
import {
  Campaigns,
  Deliveries,
  Problems,
  Rejections,
  Segments,
  Silences,
} from "./panels.tsx";

/** Is all well? The answer, and the figures behind it, which come together: what came later would push the rest about. */
export async function Overview() {
  const { now } = await pageContext();
  return (
    <>
      <SheetMarks title="Overview" nonce={await pageNonce()} />
      <PageHeader title="Overview" status={<AsOf at={now.toISOString()} />}>
        <TimeZoneChoice />
      </PageHeader>
      <div className="grid w-full max-w-[150rem] gap-4 px-4 py-5 side:px-6">
        <Suspense fallback={<OverviewSkeleton />}>
          <Figures />
        </Suspense>
      </div>
    </>
  );
}

function Figures() {
  return (
    <>
      <NoticeOnError
        title="System health could not be checked."
        heading="Overview"
      >
        <Headline />
      </NoticeOnError>
      <Panel title="Entries" note="last 24 hours">
        <Entries />
      </Panel>
      <div className="gap-4 table:columns-2 min-[112rem]:columns-3 *:mb-4 *:break-inside-avoid">
        <Silences />
        <Rejections />
        <Problems />
        <Deliveries />
        <Segments />
        <Campaigns />
      </div>
    </>
  );
}

async function Headline() {
  const [rejected, silences, entries, rejections] = await Promise.all([
    loadRejecting(),
    loadSilences(),
    loadEntries(),
    loadRejections(),
  ]);
  const findings = findWhatIsWrong({ rejected, silences, entries, rejections });
  return <HealthHeadline findings={findings} entries={entries} />;
}

async function Entries() {
  return <EntriesPanel entries={await loadEntries()} />;
}
