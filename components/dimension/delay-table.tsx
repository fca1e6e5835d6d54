import { countWords } from "#components/event-words/count-words.ts";
import { durationFigure } from "#components/event-words/duration-words.ts";
import { Section } from "#components/ui/section.tsx";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { Delay } from "#lib/domain/counts/dimension.ts";

/** How long entries took, step by step. Below zero the clocks disagree, which is shown as such. */
export function DelayTable({
  delays,
  sampled,
}: {
  delays: readonly Delay[];
  sampled: Count;
}) {
  return (
    <Section
      title="Delay"
      note={
        sampled.exact
          ? "over all entries"
          : `over the newest ${countWords({ ...sampled, exact: true })} entries`
      }
    >
      {delays.length === 0 ? (
        <p className="text-ink-2">
          No entry said when the customer entered or when it was sent.
        </p>
      ) : (
        <table className="w-full">
          <thead>
            <tr className="text-right text-ink-2">
              <th scope="col" className="py-1 text-left font-normal">
                Step
              </th>
              <th scope="col" className="py-1 pl-3 font-normal">
                Median
              </th>
              <th scope="col" className="py-1 pl-3 font-normal">
                <abbr title="p95" className="no-underline">
                  p95
                </abbr>
              </th>
              <th scope="col" className="py-1 pl-3 font-normal">
                Worst
              </th>
            </tr>
          </thead>
          <tbody>
            {delays.map(({ label, median, p95, worst }) => (
              <tr
                key={label}
                className="border-t border-line text-right align-baseline"
              >
                <th scope="row" className="py-1.5 text-left font-normal">
                  {label}
                </th>
                <td className="py-1.5 pl-3">{durationFigure(median)}</td>
                <td className="py-1.5 pl-3">{durationFigure(p95)}</td>
                <td className="py-1.5 pl-3">{durationFigure(worst)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
