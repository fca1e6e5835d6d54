import { counted } from "#components/event-words/count-words.ts";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { type Purpose, purposeSchema } from "#lib/domain/reading/purpose.ts";
import type { RunPreview } from "#lib/domain/replay/replay-run.ts";
import { number } from "../run-words.ts";

const colours: Readonly<Record<Purpose, string>> = {
  unique_codes: "bg-green",
  promotion: "bg-amber",
  plain_message: "bg-blue",
  contradiction: "bg-red",
};

/** What a selection holds, by purpose. */
export function PlanContent({
  preview: {
    counts: { total },
    findings: { purposes, customers, codes, segments, bytes, test, noBody },
  },
}: {
  preview: RunPreview;
}) {
  const parts = purposeSchema.options.flatMap((purpose) => {
    const count = purposes[purpose] ?? 0;
    return count === 0 ? [] : [{ purpose, count }];
  });
  const others = purposes.none ?? 0;
  return (
    <Section title="What is in it">
      <div
        aria-hidden
        className="flex h-2 gap-0.5 overflow-clip rounded-full bg-sunk"
      >
        {parts.map(({ purpose, count }) => (
          <span
            key={purpose}
            className={colours[purpose]}
            style={{ width: `${String((100 * count) / total)}%` }}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-3">
        {parts.map(({ purpose, count }) => (
          <span key={purpose} className="flex items-center gap-2 tabular-nums">
            <PurposeBadge purpose={purpose} />
            {number(count)}
          </span>
        ))}
        {others === 0 ? null : (
          <span className="tabular-nums">Other {number(others)}</span>
        )}
        {test === 0 ? null : (
          <span className="tabular-nums">Test events {number(test)}</span>
        )}
        {noBody === 0 ? null : (
          <span className="tabular-nums">
            Body not kept or erased {number(noBody)}
          </span>
        )}
        <span className="ml-auto text-ink-2">
          {counted(customers, "customer")} · {counted(codes, "code")} ·{" "}
          {counted(segments, "segment")} · {(bytes / 1e6).toFixed(1)} MB
        </span>
      </div>
    </Section>
  );
}
