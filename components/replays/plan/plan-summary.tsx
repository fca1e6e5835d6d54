import type { ReactNode } from "react";
import { durationWords } from "#components/event-words/duration-words.ts";
import { KeyValues } from "#components/ui/key-values.tsx";
import type { RunPreview } from "#lib/domain/replay/replay-run.ts";
import { SkippedList } from "../skipped-list.tsx";
import { number } from "../run-words.ts";

/** The number that will be sent, how long that takes, and why the others will not be. */
export function PlanSummary({
  preview,
  children,
}: {
  /** Null until it is counted. */
  preview: RunPreview | null;
  /** The button that starts it. */
  children: ReactNode;
}) {
  return (
    <aside
      aria-label="What will be sent"
      className="grid content-start gap-5 border-line bg-sunk px-4 py-5 max-wide:border-t side:px-6 wide:border-l wide:px-5"
    >
      <div role="status">
        <p className="text-ink-2">Will be sent</p>
        <p className="text-3xl font-semibold tabular-nums">
          {preview ? number(preview.counts.pending) : "…"}
        </p>
        {preview ? (
          <p className="text-ink-2">
            of {number(preview.counts.total)} · {number(preview.counts.skipped)}{" "}
            skipped
          </p>
        ) : null}
      </div>
      {preview ? (
        <KeyValues
          items={[
            {
              key: "time",
              label: "Estimated time",
              value: durationWords(preview.seconds * 1_000),
            },
            {
              key: "rate",
              label: "Rate",
              value: `${number(preview.ratePerSecond)} per second`,
            },
            {
              key: "approval",
              label: "Approval",
              value: preview.needsApproval
                ? "by a second person"
                : "not needed",
            },
            { key: "new", label: "New webhooks", value: "not slowed" },
          ]}
        />
      ) : null}
      {children}
      {preview ? <SkippedList skipped={preview.skipped} /> : null}
      <p className="text-xs text-ink-2">
        You can pause, resume, cancel or change the rate at any time. The report
        stays with the run.
      </p>
    </aside>
  );
}
