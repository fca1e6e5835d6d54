import { Download, FileCheck2, ListFilter } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";
import { counted } from "#components/event-words/count-words.ts";
import { durationWords } from "#components/event-words/duration-words.ts";
import { SideGroup } from "#components/ui/sidebar-group.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { buttonStyle } from "#components/ui/button-look.ts";
import { KeyValues } from "#components/ui/key-values.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { eventsHref } from "#lib/url/hrefs.ts";
import {
  destinationHref,
  reportHref,
  reportManifestHref,
} from "#lib/url/replay-hrefs.ts";
import { AttemptsTable } from "./attempts-table.tsx";
import { InDoubtNotice } from "./in-doubt-notice.tsx";
import { RunProgress } from "./run-progress.tsx";
import { RunRate } from "./run-rate.tsx";
import { isOver, number } from "./run-words.ts";
import { timeLeft } from "./time-left.ts";
import { SkippedList } from "./skipped-list.tsx";
import { WithAside } from "./with-aside.tsx";

/** A run: how far it is, what was answered, and what was decided before it began. */
export function RunView({
  run,
  selection,
  attempts,
  now,
}: {
  run: ReplayRun;
  /** The filter in words. */
  selection: string;
  attempts: readonly (ReplayAttempt & { readonly event: EventItem | null })[];
  now: Date;
}) {
  const { counts } = run;
  const toSend = counts.total - counts.skipped;
  const left = timeLeft(run, attempts, now);
  return (
    <WithAside
      asideLabel="Decisions"
      aside={
        <>
          <SideGroup title="Set before the start">
            <KeyValues items={decisions(run, selection)} />
          </SideGroup>
          <SkippedList skipped={run.skipped} />
          <div className="grid gap-2">
            <LinkButton
              href={eventsHref({ replay: [run.id], test: "include" })}
            >
              <Icon of={ListFilter} />
              List what this replay sent
            </LinkButton>
            <a
              href={reportHref(run.id)}
              download
              className={buttonStyle("secondary")}
            >
              <Icon of={Download} />
              Report
            </a>
            <a
              href={reportManifestHref(run.id)}
              download={`replay-${run.id}.ndjson.manifest.json`}
              className={buttonStyle("secondary")}
            >
              <Icon of={FileCheck2} />
              Manifest
            </a>
          </div>
        </>
      }
    >
      <header>
        <h1 className="text-xl font-semibold">
          {number(counts.delivered)} of {counted(toSend, "event")} delivered to{" "}
          <Link
            href={destinationHref(run.destination.id)}
            prefetch={false}
            className="hover:underline"
          >
            <bdi>{run.destination.name}</bdi>
          </Link>
        </h1>
        <p className="text-ink-2">
          At most {number(run.ratePerSecond)} per second, oldest first per
          customer
          {left === null ? null : ` · ${durationWords(left)} left`}
          {isOver(run) ? null : " · new webhooks are not slowed"}
        </p>
      </header>
      {isOver(run) ? null : (
        // The header has no room for it there.
        <div className="table:hidden">
          <RunRate run={run} />
        </div>
      )}
      {run.stopReason === null ? null : (
        <Notice kind="error" title={run.stopReason}>
          Nothing more is sent until it is resumed.
        </Notice>
      )}
      {run.state === "awaiting_approval" ? (
        <Notice kind="warning" title="A second person has to approve this">
          An admin other than {run.createdBy} sees exactly this selection.
        </Notice>
      ) : null}
      <section
        aria-label="Progress"
        className="rounded-lg border border-line bg-panel"
      >
        <RunProgress counts={counts} isOver={isOver(run)} />
        {counts.inDoubt === 0 ? null : (
          <div className="px-4 pb-4">
            <InDoubtNotice
              runId={run.id}
              count={counts.inDoubt}
              isDecidable={run.state !== "cancelled"}
              destination={run.destination.name}
            />
          </div>
        )}
      </section>
      {attempts.length === 0 ? null : (
        <Section title="Newest attempts" flush>
          <AttemptsTable attempts={attempts} />
        </Section>
      )}
    </WithAside>
  );
}

function decisions(run: ReplayRun, selection: string) {
  const row = (label: string, value: React.ReactNode) => ({
    key: label,
    label,
    value,
  });
  return [
    row("Selection", selection),
    row(
      "Frozen",
      <>
        <AbsoluteTime at={run.createdAt} to="second" />,{" "}
        {counted(run.counts.total, "event")}
      </>,
    ),
    row("Reason", <bdi key="reason">{run.reason}</bdi>),
    row("Started by", <bdi key="who">{run.createdBy}</bdi>),
    ...(run.approvedBy === null ? [] : [row("Approved by", run.approvedBy)]),
    row("Stops when", "20 of the last 100 fail"),
    ...(run.finishedAt === null
      ? []
      : [row("Ended", <AbsoluteTime at={run.finishedAt} to="second" />)]),
  ];
}
