import { SentText } from "#components/event-words/sent-text.tsx";
import Link from "next/link";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { signatureVerdicts } from "#components/event-words/signature-words.ts";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import { ScrollSideways } from "#components/ui/scroll-sideways.tsx";
import type { AuditRow } from "#lib/domain/export/audit-report.ts";
import { eventBodyHref, eventHref } from "#lib/url/hrefs.ts";

const digestShown = 12;

/** The first rows of a report, and how many there are. */
export function AuditRows({
  rows,
  events,
}: {
  rows: readonly AuditRow[];
  /** How many rows the whole has. */
  events: number;
}) {
  return (
    <section aria-labelledby="rows" className="grid gap-2">
      <h2 id="rows" className="text-md font-semibold">
        Rows
      </h2>
      <p>
        {rows.length < events
          ? `These are the first ${rows.length.toLocaleString("en")} of ${events.toLocaleString("en")} rows. The files above have all of them.`
          : events === 0
            ? "There are no rows."
            : events === 1
              ? "There is one row."
              : `These are all ${events.toLocaleString("en")} rows.`}
      </p>
      <ScrollSideways label="Table of the rows">
        <table className="w-full min-w-3xl text-xs print:min-w-0 print:table-fixed print:**:text-[0.65rem]">
          <thead>
            <tr className="border-b border-line text-left text-ink-2">
              {columns.map(([column, width]) => (
                <th
                  key={column}
                  scope="col"
                  className={`py-1 pr-3 font-medium whitespace-nowrap print:pr-2 ${width}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollSideways>
    </section>
  );
}

/** The head of each column, and its width on paper. */
const columns = [
  ["Received", "print:w-[11%]"],
  ["Customer", "print:w-[15%]"],
  ["Segment", "print:w-[9%]"],
  ["Purpose", "print:w-[16.5%]"],
  ["What they got", "print:w-[15.5%]"],
  ["Outcome", "print:w-[13%]"],
  ["Signature", "print:w-[8%]"],
  ["SHA-256", "print:w-[12%]"],
] as const;

function Row({ row }: { row: AuditRow }) {
  const { customer, segment } = row;
  return (
    <tr className="border-b border-line align-top [&>td]:py-1 [&>td]:pr-3 print:[&>td]:pr-2">
      <td className="whitespace-nowrap print:whitespace-normal">
        <Link href={eventHref(row.id)} prefetch={false} className="link">
          <AbsoluteTime at={row.receivedAt} to="second" />
        </Link>
      </td>
      <td className="w-[19%] print:w-auto print:wrap-break-word">
        <SentText text={nameOf(row) ?? "–"} />
        {customer?.id ? (
          <span className="block font-mono break-all text-ink-3">
            {customer.id}
          </span>
        ) : null}
      </td>
      <td className="wrap-break-word">
        <SentText text={segment?.name ?? segment?.id ?? "–"} />
      </td>
      <td>
        {row.purpose === null ? "–" : <PurposeBadge purpose={row.purpose} />}
      </td>
      <td className="w-[19%] print:w-auto print:wrap-break-word">
        <WhatWasSent row={row} />
      </td>
      <td>
        <OutcomeBadge outcome={row.outcome} />
        {row.rejection === null ? null : (
          <span className="block text-ink-2">
            {rejectionReason[row.rejection]}
          </span>
        )}
      </td>
      <td>{signatureVerdicts[row.signature]}</td>
      <td>
        {row.bodySha256 === null ? (
          "not kept, or erased"
        ) : (
          <a
            href={eventBodyHref(row.id)}
            download
            className="link font-mono whitespace-nowrap"
          >
            {row.bodySha256.slice(0, digestShown)}
          </a>
        )}
      </td>
    </tr>
  );
}

function nameOf({ customer }: AuditRow): string | null {
  return customer?.name ?? customer?.email ?? customer?.sourceId ?? null;
}

function WhatWasSent({
  row: { voucher, promotionTier, campaign },
}: {
  row: AuditRow;
}) {
  const sent = voucher?.code ?? promotionTier?.name ?? promotionTier?.id;
  const from = campaign?.name ?? campaign?.id;
  if (sent == null) return "–";
  return (
    <>
      {/* A code is parted at no hyphen of its own: who types it off the sheet could not tell. */}
      <SentText text={sent} className="inline-block max-w-full align-top" />
      {from == null ? null : (
        <>
          , from <SentText text={from} />
        </>
      )}
    </>
  );
}
