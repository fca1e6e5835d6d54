import {
  type PlainList,
  PlainTable,
} from "#components/data-table/plain-table.tsx";
import { failureWords, number } from "#components/replays/run-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";

export type FailureKind = {
  readonly status: number | null;
  readonly failure: string | null;
  readonly count: number;
  readonly newestAt: Date;
};

const failureKinds: PlainList<FailureKind> = {
  caption: "Failures by kind",
  keyOf: ({ status, failure }) => `${String(status)} ${String(failure)}`,
  columns: [
    { label: "Kind", cell: kindWords },
    { label: "Attempts", isNumber: true, cell: ({ count }) => number(count) },
    {
      label: "Newest",
      isNumber: true,
      cell: ({ newestAt }) => <RelativeTime at={newestAt.toISOString()} />,
    },
  ],
};

/** How attempts failed, by the status that came or why none did. Nothing where none failed. */
export function FailureKinds({
  failures,
}: {
  failures: readonly FailureKind[];
}) {
  return failures.length === 0 ? null : (
    <Section title="Failures by kind" flush>
      <PlainTable list={failureKinds} rows={failures} />
    </Section>
  );
}

/** The status that was answered, else why there was none; both where a status came and something else went wrong. */
export function kindWords({
  status,
  failure,
}: Pick<FailureKind, "status" | "failure">): string {
  if (status === null) return failureWords(failure);
  return failure === null || failure === "status"
    ? `Answered ${String(status)}`
    : `${failureWords(failure)} (${String(status)})`;
}
