import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type {
  RunChoices,
  SelectionFindings,
} from "#lib/domain/replay/replay-run.ts";
import { number } from "../run-words.ts";

type Line = {
  readonly key: keyof RunChoices;
  readonly label: string;
  /** Said of what was counted, or always. */
  readonly note: string | ((findings: SelectionFindings) => string);
  readonly count: (findings: SelectionFindings) => number;
};

const toLines = (destination: string): readonly Line[] => [
  {
    key: "skipDelivered",
    label: `Skip what ${destination} already has`,
    note: "delivered before; on record here",
    count: ({ delivered }) => delivered,
  },
  {
    key: "skipExpired",
    label:
      "Skip codes that have expired or are used up, and campaigns that ended",
    note: ({ expired, endedCampaigns, usedUp }) =>
      `expired ${number(expired - endedCampaigns)} · used up ${number(usedUp)} · campaign ended ${number(endedCampaigns)}`,
    count: ({ unusable }) => unusable,
  },
  {
    key: "latestPerCustomer",
    label: "Only the latest entry of each customer",
    note: "customers who entered the segment again since",
    count: ({ enteredAgain }) => enteredAgain,
  },
  {
    key: "skipLeft",
    label: "Skip customers who have since left the segment",
    note: "needs “left segment” events",
    count: ({ leftSegment }) => leftSegment,
  },
  {
    key: "skipNotAccepted",
    label: "Skip duplicates and rejected events",
    note: ({ duplicates, rejected }) =>
      `sender retries ${number(duplicates)} · rejected ${number(rejected)}`,
    count: ({ duplicates, rejected }) => duplicates + rejected,
  },
  {
    key: "skipInconsistent",
    label: "Skip events with an inconsistent payload",
    note: "the objects sent fit no purpose",
    count: ({ inconsistent }) => inconsistent,
  },
];

/** Whom a replay spares: each choice with how many events it concerns. */
export function PlanChoices({
  destination,
  choices,
  findings,
  onChange,
}: {
  destination: string;
  choices: RunChoices;
  /** Null until they are counted. */
  findings: SelectionFindings | null;
  onChange: (choices: RunChoices) => void;
}) {
  return (
    <ul className="divide-y divide-line px-4 pb-2">
      {toLines(destination).map((line) => (
        <Choice
          key={line.key}
          line={line}
          isChosen={choices[line.key]}
          note={noteOf(line, findings)}
          count={findings && line.count(findings)}
          onChange={(isChosen) => {
            onChange({ ...choices, [line.key]: isChosen });
          }}
        />
      ))}
    </ul>
  );
}

function noteOf({ note }: Line, findings: SelectionFindings | null): string {
  if (typeof note === "string") return note;
  return findings === null ? "…" : note(findings);
}

function Choice({
  line: { label },
  note,
  isChosen,
  count,
  onChange,
}: {
  line: Line;
  note: string;
  isChosen: boolean;
  count: number | null;
  onChange: (isChosen: boolean) => void;
}) {
  const id = useId();
  return (
    <li className="flex items-center gap-3 py-2">
      <Checkbox
        id={id}
        checked={isChosen}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-note`} className="text-xs text-ink-2">
          {note}
        </p>
      </div>
      <span className="font-mono text-ink-2 tabular-nums">
        {count === null ? "…" : number(count)}
      </span>
    </li>
  );
}
