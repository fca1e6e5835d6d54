import { PlainTable } from "#components/data-table/plain-table.tsx";
import { number } from "#components/replays/run-words.ts";
import { Section } from "#components/ui/section.tsx";

const columns = [
  { label: "Period" },
  { label: "Delivered", isNumber: true },
  { label: "Failed", isNumber: true },
  { label: "In doubt", isNumber: true },
  { label: "Median", isNumber: true },
  { label: "p95", isNumber: true },
];

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
      <PlainTable
        caption="Attempts by period"
        columns={columns}
        rows={counts.map((one) => ({
          key: one.period,
          cells: [
            periodWords[one.period],
            number(one.delivered),
            number(one.failed),
            number(one.inDoubt),
            ms(one.medianMs),
            ms(one.p95Ms),
          ],
        }))}
      />
    </Section>
  );
}

function ms(milliseconds: number | null): string {
  return milliseconds === null ? "–" : `${number(milliseconds)} ms`;
}
