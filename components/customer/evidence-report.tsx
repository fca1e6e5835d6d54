import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import Link from "next/link";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { TimeZoneName } from "#components/time/time-zone-name.tsx";
import { signatureVerdicts } from "#components/event-words/signature-words.ts";
import { SinceRemoved } from "#components/erasure/since-removed.tsx";
import { ReportFact } from "#components/ui/print/report-fact.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { signatureSchema } from "#lib/domain/event/event-values.ts";
import { newestOf } from "#lib/domain/export/watermark.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import type {
  CustomerEvidence,
  EvidenceRow,
} from "#lib/domain/customer/customer-evidence.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { customerName } from "./customer-sentence.ts";
import { type Sent, SentTo } from "#components/replays/sent-to.tsx";
import { EvidencePreface } from "./evidence-preface.tsx";
import { EvidenceTable } from "./evidence-table.tsx";

/** Every entry of a customer with what proves it, made to be printed and understood by someone who never saw the tool. */
export function EvidenceReport({
  evidence,
  sent,
  nonce,
}: {
  evidence: CustomerEvidence;
  /** Where entries were sent again, by event. No part of the rows, which replays do not change. */
  sent: ReadonlyMap<string, readonly Sent[]>;
  nonce: string | undefined;
}) {
  const { customer, rows, digest } = evidence;
  return (
    <article className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-5 px-4 py-6 side:px-6 print:max-w-none print:p-0">
      <SheetMarks
        title={`Evidence report · ${isolateSent(customerName(customer))}`}
        nonce={nonce}
        proof={`SHA-256 ${digest}`}
      />
      <header>
        <p className="text-ink-2">Evidence report</p>
        <h1 className="text-xl font-semibold">
          What <SentText text={customerName(customer)} /> was sent, and when
        </h1>
      </header>
      <dl className="grid gap-x-8 border-y border-line py-2 table:grid-cols-2 print:grid-cols-2">
        <ReportFact term="Customer">
          <WhoIs customer={customer} />
        </ReportFact>
        <ReportFact term="Voucherify customer ID">
          <SentText text={customer.id} />
        </ReportFact>
        <ReportFact term="Customer source ID">
          <SentText text={customer.sourceId ?? "not sent"} />
        </ReportFact>
        <ReportFact term="Received by">
          source “{customer.source.name}” ({customer.source.id})
        </ReportFact>
        <ReportFact term="Generated">
          {evidence.madeAt} · <AbsoluteTime at={evidence.madeAt} />
        </ReportFact>
        <ReportFact term="Data through event">
          <Newest watermark={evidence.upTo} />
        </ReportFact>
        <ReportFact term="Times in">
          <TimeZoneName />
        </ReportFact>
        <ReportFact term="By signature">{bySignature(rows)}</ReportFact>
        <ReportFact term="Rows">
          {rows.length.toLocaleString("en")}
          {evidence.isCut
            ? ", the oldest; there are more than one report holds"
            : ""}
        </ReportFact>
        <ReportFact term="Reading version">
          {evidence.readingVersions.join(", ") || "–"}
        </ReportFact>
        <ReportFact term="Duplicates of these deliveries">
          {evidence.repeats.toLocaleString("en")} (excluded)
        </ReportFact>
        <ReportFact term="Rejected requests that name them">
          {evidence.rejected.toLocaleString("en")} (excluded)
        </ReportFact>
        <div className="py-1 table:col-span-2 print:col-span-2">
          <dt className="text-ink-2">SHA-256 over the rows</dt>
          <dd className="font-mono text-xs break-all">{digest}</dd>
        </div>
      </dl>
      <SinceRemoved erased={0} removed={evidence.removed} />
      <EvidencePreface />
      {rows.length === 0 ? (
        <p>There are no entries of this customer.</p>
      ) : (
        <EvidenceTable rows={rows} currency={customer.source.currency} />
      )}
      <SentRows rows={rows} sent={sent} />
      <p className="text-xs text-ink-2">
        End of the report: {rows.length.toLocaleString("en")}{" "}
        {rows.length === 1 ? "row" : "rows"}, SHA-256{" "}
        <span className="font-mono break-all">{digest}</span>.
      </p>
    </article>
  );
}

function WhoIs({
  customer: { name, email },
}: {
  customer: Pick<CustomerOverview, "name" | "email">;
}) {
  if (name === null && email === null) return "no name sent";
  return (
    <>
      {name === null ? null : <SentText text={name} />}
      {name === null || email === null ? null : " · "}
      {email === null ? null : <SentText text={email} />}
    </>
  );
}

/** Below the rows, since it goes on after they were frozen. */
function SentRows({
  rows,
  sent,
}: {
  rows: readonly EvidenceRow[];
  sent: ReadonlyMap<string, readonly Sent[]>;
}) {
  const shown = rows.filter(({ id }) => sent.has(id));
  return shown.length === 0 ? null : (
    <section aria-labelledby="sent-again" className="grid gap-2 print:block">
      <h2 id="sent-again" className="text-md font-semibold">
        Sent again by this tool, so far
      </h2>
      <ul className="grid gap-2">
        {shown.map(({ id, code, receivedAt }) => (
          <li key={id} className="break-inside-avoid">
            <p className="text-xs">
              <AbsoluteTime at={receivedAt} to="second" /> ·{" "}
              <SentText className="font-mono" text={code ?? id} />
            </p>
            <SentTo sent={sent.get(id) ?? []} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Newest({ watermark }: { watermark: string }) {
  const newest = newestOf(watermark);
  return newest === null ? (
    "none was stored"
  ) : (
    <Link href={eventHref(newest.eventId)} prefetch={false} className="link">
      {newest.eventId}
    </Link>
  );
}

/** "valid 3, not checked 1". */
function bySignature(rows: readonly EvidenceRow[]): string {
  const counts = signatureSchema.options.flatMap((signature) => {
    const count = rows.filter((row) => row.signature === signature).length;
    return count === 0
      ? []
      : [`${signatureVerdicts[signature]} ${count.toLocaleString("en")}`];
  });
  return counts.join(", ") || "no row";
}
