import type { ReactNode } from "react";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { AuditReport as Report } from "#lib/domain/export/audit-report.ts";
import { TimeZoneName } from "#components/time/time-zone-name.tsx";
import { ReportFact } from "#components/ui/print/report-fact.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { newestOf } from "#lib/domain/export/watermark.ts";
import { SinceRemoved } from "#components/erasure/since-removed.tsx";
import { AuditCountTables } from "./audit-count-tables.tsx";
import { AuditPreface } from "./audit-preface.tsx";
import { AuditRows } from "./audit-rows.tsx";

/** What a filter finds, counted and proved, made to be printed and understood by someone who never saw the tool. */
export function AuditReport({
  report,
  nonce,
  children,
}: {
  report: Report;
  nonce: string | undefined;
  /** The files of the report and their digest. */
  children: ReactNode;
}) {
  const { counts, watermark, filterInWords, rows, removed } = report;
  const newest = newestOf(watermark);
  return (
    <article className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-6 px-4 py-6 side:px-6 print:max-w-none print:p-0">
      <SheetMarks
        title={auditSheetTitle(report)}
        nonce={nonce}
        proof={`Data through event ${newest?.eventId ?? "none"}`}
      />
      <header>
        <p className="text-ink-2">Audit report</p>
        <h1 className="text-xl font-semibold">{headline(report)}</h1>
      </header>
      <section aria-labelledby="selected" className="grid gap-1">
        <h2 id="selected" className="text-md font-semibold">
          Selection
        </h2>
        <ul className="list-disc pl-5">
          {filterInWords.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <dl className="grid gap-x-8 border-y border-line py-2 table:grid-cols-2 print:grid-cols-2">
        <ReportFact term="Generated">
          <Time at={report.madeAt} />
        </ReportFact>
        <ReportFact term="Data through event">
          {newest === null ? (
            "none was stored"
          ) : (
            <>
              <span className="font-mono text-xs">{newest.eventId}</span>,
              received <Time at={newest.receivedAt} />
            </>
          )}
        </ReportFact>
        <ReportFact term="Times in">
          <TimeZoneName />
        </ReportFact>
        <ReportFact term="Reading version">
          {report.readingVersions.join(", ") || "–"}
        </ReportFact>
        <ReportFact term="First received">
          <Time at={counts.firstReceivedAt} />
        </ReportFact>
        <ReportFact term="Last received">
          <Time at={counts.lastReceivedAt} />
        </ReportFact>
      </dl>
      <SinceRemoved erased={counts.erased} removed={removed} />
      <AuditCountTables counts={counts} />
      {children}
      <AuditPreface />
      <AuditRows rows={rows} events={counts.events} />
    </article>
  );
}

/** What every printed sheet of the report says it is part of. */
export function auditSheetTitle(report: Report): string {
  return `Audit report · ${headline(report)}`;
}

function headline({ counts }: Report): string {
  const { events, entries } = counts;
  const requests = `${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
  return entries === events
    ? `${events.toLocaleString("en")} segment ${events === 1 ? "entry" : "entries"}`
    : `${requests}, of which ${entries.toLocaleString("en")} ${entries === 1 ? "is a segment entry" : "are segment entries"}`;
}

/** As it is kept, and in the reader's own zone. */
function Time({ at }: { at: string | null }) {
  return at === null ? (
    "–"
  ) : (
    <>
      <span className="whitespace-nowrap">{at}</span> · <AbsoluteTime at={at} />
    </>
  );
}
