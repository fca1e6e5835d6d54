import { PlainTable } from "#components/data-table/plain-table.tsx";
import { failureWords, number } from "#components/replays/run-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";

const columns = [
  { label: "Kind" },
  { label: "Attempts", isNumber: true },
  { label: "Newest", isNumber: true },
];

export type FailureKind = {
  readonly status: number | null;
  readonly failure: string | null;
  readonly count: number;
  readonly newestAt: Date;
};

/** How attempts failed, by the status that came or why none did. Nothing where none failed. */
export function FailureKinds({
  failures,
}: {
  failures: readonly FailureKind[];
}) {
  return failures.length === 0 ? null : (
    <Section title="Failures by kind" flush>
      <PlainTable
        caption="Failures by kind"
        columns={columns}
        rows={failures.map(({ status, failure, count, newestAt }) => ({
          key: `${String(status)} ${String(failure)}`,
          cells: [
            kindWords({ status, failure }),
            number(count),
            <RelativeTime key="newest" at={newestAt.toISOString()} />,
          ],
        }))}
      />
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
