import {
  type PlainList,
  PlainTable,
} from "#components/data-table/plain-table.tsx";
import { number } from "#components/replays/run-words.ts";
import { Section } from "#components/ui/section.tsx";

const periodWords = {
  day: "Last 24 hours",
  week: "Last 7 days",
  all: "In all",
} as const;

export type PeriodCounts = {
  readonly period: keyof typeof periodWords;
  readonly attempts: number;
  readonly delivered: number;
  readonly failed: number;
  readonly inDoubt: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
};

const attemptsByPeriod: PlainList<PeriodCounts> = {
  caption: "Attempts by period",
  keyOf: ({ period }) => period,
  columns: [
    { label: "Period", cell: ({ period }) => periodWords[period] },
    {
      label: "Delivered",
      isNumber: true,
      cell: ({ delivered }) => number(delivered),
    },
    { label: "Failed", isNumber: true, cell: ({ failed }) => number(failed) },
    {
      label: "In doubt",
      isNumber: true,
      cell: ({ inDoubt }) => number(inDoubt),
    },
    { label: "Median", isNumber: true, cell: ({ medianMs }) => ms(medianMs) },
    { label: "p95", isNumber: true, cell: ({ p95Ms }) => ms(p95Ms) },
  ],
};

/** What came of the attempts of each period, and how long answers took. */
export function HistoryCounts({
  counts,
  isCut,
}: {
  counts: readonly PeriodCounts[];
  /** There are older attempts than were counted. */
  isCut: boolean;
}) {
  const counted = Math.max(...counts.map(({ attempts }) => attempts));
  return (
    <Section
      title="Attempts"
      note={
        isCut
          ? `the newest ${number(counted)}; older ones are not counted`
          : "each request counts: retries, edited copies and test sends too"
      }
      flush
    >
      <PlainTable list={attemptsByPeriod} rows={counts} />
    </Section>
  );
}

function ms(milliseconds: number | null): string {
  return milliseconds === null ? "–" : `${number(milliseconds)} ms`;
}
