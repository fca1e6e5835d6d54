import { SentText } from "#components/event-words/sent-text.tsx";
import type { ReactNode } from "react";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { problemKindWords } from "#components/event-words/problem-kind-words.ts";
import { purposeOrder } from "#components/event-words/purpose-words.ts";
import { signatureVerdicts } from "#components/event-words/signature-words.ts";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import type {
  AuditCount,
  AuditCounts,
  AuditGroups,
  AuditDimension,
} from "#lib/domain/export/audit-report.ts";

/**
 * How the entries of a report divide, and beside them the other events: repeats, rejected requests and other types. Every
 * event is in one line of each table, but for problems, of which one may have several.
 */
export function AuditCountTables({ counts }: { counts: AuditCounts }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-6 table:grid-cols-2 print:grid-cols-2">
      <Counts
        title="By purpose"
        counts={purposeOrder
          .flatMap(
            (purpose) =>
              counts.purpose.find(({ value }) => value === purpose) ?? [],
          )
          .concat(counts.purpose.filter(({ value }) => value === null))}
        show={(purpose) => <PurposeBadge purpose={purpose} />}
        none="no purpose: other events and designed payloads"
      />
      <Counts
        title="By signature"
        counts={counts.signature}
        show={(signature) => signatureVerdicts[signature]}
        none="none"
      />
      <Counts
        title="By outcome"
        counts={counts.outcome}
        unit="events"
        show={(outcome) => <OutcomeBadge outcome={outcome} />}
        none="none"
      />
      <Counts
        title="Rejected, by cause"
        counts={counts.rejection}
        unit="events"
        show={(rejection) => rejectionReason[rejection]}
        none="none"
        empty="None was rejected."
      />
      {/* The three that may be long, in two columns of about one length. */}
      <div className="grid grid-cols-1 gap-y-6 print:block print:*:mb-6">
        <Counts
          title="With a problem, by kind"
          counts={counts.problem}
          show={(kind) => problemKindWords[kind]}
          none="none"
          empty="None has a problem."
        />
        <Things title="By segment" things={counts.segment} none="no segment" />
      </div>
      <Things title="By campaign" things={counts.campaign} none="no campaign" />
    </div>
  );
}

function Things({
  title,
  things: { groups, found },
  none,
}: {
  title: string;
  things: AuditGroups<AuditDimension>;
  none: string;
}) {
  const names = new Map(groups.map(({ value, name }) => [value, name]));
  return (
    <div>
      <Counts
        title={title}
        counts={groups}
        show={(id) => (
          <>
            <SentText text={names.get(id) ?? ""} />{" "}
            <SentText className="font-mono text-xs" text={id} />
          </>
        )}
        none={none}
      />
      {found > groups.length ? (
        <p className="text-ink-2">
          The largest {groups.length.toLocaleString("en")} of{" "}
          {found.toLocaleString("en")}.
        </p>
      ) : null}
    </div>
  );
}

function Counts<Value extends string>({
  title,
  counts,
  show,
  none,
  empty = "None.",
  unit = "entries",
}: {
  title: string;
  counts: readonly AuditCount<Value>[];
  show: (value: Value) => ReactNode;
  /** What to call the events that have no value. */
  none: string;
  empty?: string;
  /** What is counted: entries with the others beside them, or all events alike. */
  unit?: "entries" | "events";
}) {
  return (
    <table className="w-full">
      <caption className="break-after-avoid pb-1 text-left text-md font-semibold">
        {title}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Value</th>
          <th scope="col">{unit === "events" ? "Events" : "Entries"}</th>
        </tr>
      </thead>
      <tbody>
        {counts.length === 0 ? (
          <tr>
            <td colSpan={2} className="text-ink-2">
              {empty}
            </td>
          </tr>
        ) : (
          counts.map(({ value, count, entries }) => (
            <tr key={value ?? ""} className="border-b border-line">
              <td className="py-1 pr-4">
                {value === null ? (
                  <span className="text-ink-2">{none}</span>
                ) : (
                  show(value)
                )}
              </td>
              <td className="py-1 text-right align-top whitespace-nowrap">
                {(unit === "events" ? count : entries).toLocaleString("en")}
                {unit === "events" || count === entries ? null : (
                  <span className="text-ink-2">
                    {" "}
                    + {(count - entries).toLocaleString("en")} other
                  </span>
                )}
              </td>
            </tr>
          ))
        )}
      </tbody>
    </table>
  );
}
