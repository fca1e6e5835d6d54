import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { ScrollSideways } from "#components/ui/scroll-sideways.tsx";
import type { EvidenceRow } from "#lib/domain/customer/customer-evidence.ts";
import type { Purpose, Signature } from "#lib/domain/event/event-values.ts";

const purposes: Record<Purpose, string> = {
  unique_codes: "Unique code",
  promotion: "Promotion",
  plain_message: "Plain message",
  contradiction: "Inconsistent",
};

const signatures: Record<Signature, string> = {
  valid: "valid",
  invalid: "wrong",
  missing: "missing",
  not_checked: "not checked",
};

/** The rows, on paper never broken within one. */
export function EvidenceTable({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    // As wide as its columns can be read, on a phone too; paper has that width.
    <ScrollSideways label="Entries">
      <table className="w-full min-w-2xl table-fixed border-collapse text-xs print:min-w-0">
        <caption className="pb-2 text-left text-ink-2">
          Times are in UTC (Z) and, below, in the zone that they name.
        </caption>
        <thead>
          <tr className="border-b border-edge text-left align-bottom">
            <th scope="col" className="w-[4%] py-1.5 pr-2 font-medium">
              No.
            </th>
            <th scope="col" className="w-[21%] py-1.5 pr-2 font-medium">
              Entered, received
            </th>
            <th scope="col" className="w-[17%] py-1.5 pr-2 font-medium">
              Segment
            </th>
            <th scope="col" className="w-[24%] py-1.5 pr-2 font-medium">
              Purpose and what was sent
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
                <Sent row={row} />
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
          <span className="block font-mono">{at}</span>
          <span className="block text-ink-2">
            <AbsoluteTime at={at} />
          </span>
        </>
      )}
    </p>
  );
}

function Named({ name, id }: { name: string | null; id: string | null }) {
  return (
    <>
      <span className="block font-medium">{name ?? "no name sent"}</span>
      <span className="block font-mono break-all text-ink-2">{id}</span>
    </>
  );
}

function Sent({ row }: { row: EvidenceRow }) {
  return (
    <>
      <span className="block font-medium">
        {row.purpose === null ? "No purpose told" : purposes[row.purpose]}
      </span>
      <Line word="Code" value={row.code} />
      <Line word="Publication" value={row.publicationId} />
      <Line
        word="Promotion"
        value={row.promotionTierName ?? row.promotionTierId}
      />
      <Line word="Campaign" value={row.campaignName ?? row.campaignId} />
    </>
  );
}

function Proof({ row }: { row: EvidenceRow }) {
  return (
    <>
      <Line word="Signature" value={signatures[row.signature]} />
      <Line word="Distribution" value={row.distributionId ?? "not sent"} />
      <Line word="Sendout" value={row.sendoutId ?? "not sent"} />
      <Line
        word={`SHA-256 of ${row.bodySize.toLocaleString("en")} bytes`}
        value={row.bodySha256 ?? "the body was not kept"}
      />
      <Line word="Event" value={row.id} />
    </>
  );
}

function Line({ word, value }: { word: string; value: string | null }) {
  return value === null ? null : (
    <span className="block">
      <span className="text-ink-2">{word} </span>
      <span className="font-mono break-all">{value}</span>
    </span>
  );
}
