import type { Figure } from "./customer-figures.ts";
import { ProportionBar } from "./proportion-bar.tsx";
import { NotSent } from "./sent-value.tsx";

/** Figures side by side on hairlines; what was not sent says so and is never a zero. */
export function FigureGrid({ figures }: { figures: readonly Figure[] }) {
  return (
    <div className="@container border-y border-line">
      <dl className="grid grid-cols-2 gap-px bg-line @xl:grid-cols-3 @3xl:grid-cols-6">
        {figures.map(({ label, value, details, parts }) => (
          <div key={label} className="flex flex-col bg-panel px-4 py-3">
            <dt className="text-xs text-ink-2">{label}</dt>
            {value === null ? (
              <dd className="py-1">
                <NotSent />
              </dd>
            ) : (
              <dd className="text-lg font-semibold">{value}</dd>
            )}
            <dd className="mt-auto grid gap-1.5">
              <span className="text-xs text-ink-2">{details.join(" · ")}</span>
              <ProportionBar parts={parts} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
