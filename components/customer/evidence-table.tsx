import { SentText } from "#components/event-words/sent-text.tsx";
import Link from "next/link";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { ScrollSideways } from "#components/ui/scroll-sideways.tsx";
import type { EvidenceRow } from "#lib/domain/customer/customer-evidence.ts";
import { purposeWords } from "#components/event-words/purpose-words.ts";
import { signatureVerdicts } from "#components/event-words/signature-words.ts";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import { eventBodyHref, eventHref } from "#lib/url/hrefs.ts";

/** The rows, on paper never broken within one. */
export function EvidenceTable({
  rows,
  currency,
}: {
  rows: readonly EvidenceRow[];
  /** Of the source; null when unknown. */
  currency: string | null;
}) {
  return (
    // As wide as its columns can be read, on a phone too; paper has that width.
    <ScrollSideways label="Entries">
      <table className="w-full min-w-4xl table-fixed border-collapse text-xs print:min-w-0">
        <caption className="pb-2 text-left text-ink-2">
          Each time in UTC (Z) and, below, in the zone of this report.
        </caption>
        <thead>
          <tr className="border-b border-edge text-left align-bottom">
            <th scope="col" className="w-[4%] py-1.5 pr-2 font-medium">
              No.
            </th>
            <th
              scope="col"
              className="w-[21%] py-1.5 pr-2 font-medium print:w-[23%]"
            >
              Entered, received
            </th>
            <th
              scope="col"
              className="w-[17%] py-1.5 pr-2 font-medium print:w-[15%]"
            >
              Segment
            </th>
            <th scope="col" className="w-[24%] py-1.5 pr-2 font-medium">
              Purpose and offer
            </th>
            <th scope="col" className="py-1.5 font-medium">
              Delivery and proof
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} className="border-b border-line align-top">
              <td className="py-2 pr-2">{index + 1}</td>
              <td className="py-2 pr-2">
                <Times label="Entered" at={row.enteredAt} />
                <Times label="Received" at={row.receivedAt} />
              </td>
              <td className="py-2 pr-2">
                <Named name={row.segmentName} id={row.segmentId} />
              </td>
              <td className="py-2 pr-2">
                <Sent row={row} currency={currency} />
              </td>
              <td className="py-2">
                <Proof row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollSideways>
  );
}

function Times({ label, at }: { label: string; at: string | null }) {
  return (
    <p className="pb-1">
      {label}
      {at === null ? (
        " time not sent"
      ) : (
        <>
          <span className="block font-mono whitespace-nowrap print:text-[0.6rem]">
            {at}
          </span>
          <span className="block text-ink-2">
            <AbsoluteTime at={at} to="second" />
          </span>
        </>
      )}
    </p>
  );
}

function Named({ name, id }: { name: string | null; id: string | null }) {
  return (
    <>
      <SentText
        className="block font-medium wrap-break-word"
        text={name ?? "no name sent"}
      />
      <span className="block font-mono break-all text-ink-2">{id}</span>
    </>
  );
}

function Sent({
  row,
  currency,
}: {
  row: EvidenceRow;
  currency: string | null;
}) {
  return (
    <>
      <span className="block font-medium">
        {row.purpose === null ? "No purpose" : purposeWords[row.purpose]}
      </span>
      <Line word="Code" id={row.code} />
      {row.publishingFailed ? (
        <strong className="block">
          Not assigned: publishing the code failed
        </strong>
      ) : null}
      <Line
        word="Gives"
        name={row.offer && describeOffer(row.offer, currency)}
      />
      {row.validUntil === null && row.validFrom === null ? null : (
        <span className="block">
          <span className="text-ink-2">Valid </span>
          {row.validFrom === null ? null : (
            <>
              from <AbsoluteTime at={row.validFrom} />{" "}
            </>
          )}
          {row.validUntil === null ? null : (
            <>
              until <AbsoluteTime at={row.validUntil} />
            </>
          )}
        </span>
      )}
      <Line word="Publication" id={row.publicationId} />
      <Line
        word="Promotion"
        name={row.promotionTierName}
        id={row.promotionTierId}
      />
      <Line word="Campaign" name={row.campaignName} id={row.campaignId} />
    </>
  );
}

function Proof({ row }: { row: EvidenceRow }) {
  return (
    <>
      <Line word="Signature" name={signatureVerdicts[row.signature]} />
      <Line word="Distribution" id={row.distributionId ?? "not sent"} />
      <Line word="Sendout" id={row.sendoutId ?? "not sent"} />
      <span className="block">
        <span className="text-ink-2">
          SHA-256 of {row.bodySize.toLocaleString("en")} bytes{" "}
        </span>
        {row.bodySha256 === null ? (
          "the body was not kept, or was erased"
        ) : (
          <a
            href={eventBodyHref(row.id)}
            download={`${row.id}.json`}
            className={`${wholeId} underline`}
          >
            {row.bodySha256}
          </a>
        )}
      </span>
      <span className="block">
        <span className="text-ink-2">Event </span>
        <Link
          href={eventHref(row.id)}
          prefetch={false}
          className={`${wholeId} underline`}
        >
          {row.id}
        </Link>
      </span>
    </>
  );
}

/** An id goes to a line of its own before it is broken. */
const wholeId =
  "inline-block max-w-full align-top font-mono break-all print:text-[0.64rem]";

/** A name keeps its words whole. */
function Line({
  word,
  name = null,
  id = null,
}: {
  word: string;
  name?: string | null;
  id?: string | null;
}) {
  return name === null && id === null ? null : (
    <span className="block">
      <span className="text-ink-2">{word} </span>
      {name === null ? null : (
        <SentText className="wrap-break-word" text={name} />
      )}
      {name === null || id === null ? null : " "}
      {id === null ? null : <SentText className={wholeId} text={id} />}
    </span>
  );
}
