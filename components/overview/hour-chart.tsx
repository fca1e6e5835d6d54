import { RelativeTime } from "#components/time/relative-time.tsx";
import type { OverviewHour } from "#lib/domain/counts/overview.ts";

const HEIGHT = 100;
const BAR = 0.8;

/** Hour by hour until now: a bar for what came, a line across it for what is usual at that hour of the week. */
export function HourChart({ hours }: { hours: readonly OverviewHour[] }) {
  const first = hours[0];
  const highest = Math.max(
    1,
    ...hours.map(({ count, usual }) => Math.max(count, usual ?? 0)),
  );
  const defaultKnown = hours.some(({ usual }) => usual !== null);
  if (first === undefined) return null;
  const heightOf = (count: number) => (count / highest) * HEIGHT;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Entries of the last 24 hours by hour: at most ${Math.max(...hours.map(({ count }) => count)).toLocaleString("en")} in one.`}
        viewBox={`0 0 ${String(hours.length)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        className="h-20 w-full"
      >
        {hours.map(({ from, count, usual }, at) => (
          <g key={from}>
            <rect
              x={at}
              y={HEIGHT - heightOf(count)}
              width={BAR}
              height={heightOf(count)}
              className="fill-accent/60"
            />
            {usual === null ? null : (
              <line
                x1={at - 0.05}
                x2={at + BAR + 0.05}
                y1={HEIGHT - heightOf(usual)}
                y2={HEIGHT - heightOf(usual)}
                vectorEffect="non-scaling-stroke"
                strokeWidth={1.5}
                className="stroke-ink"
              />
            )}
          </g>
        ))}
      </svg>
      <figcaption className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-1 text-xs text-ink-3">
        <RelativeTime at={first.from} />
        {defaultKnown ? (
          <span>line: usual at that hour of the week</span>
        ) : null}
        <span>now</span>
      </figcaption>
    </figure>
  );
}
