import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Purpose } from "#lib/domain/event-values.ts";
import type { HistogramBucket } from "#lib/domain/facets.ts";

/** From the foot of a bar upwards. */
const layers: readonly (readonly [Purpose, string])[] = [
  ["unique_codes", "fill-green"],
  ["promotion", "fill-amber"],
  ["plain_message", "fill-blue"],
  ["contradiction", "fill-red"],
];

const HEIGHT = 100;
const BAR = 0.84;

/** When they arrived, each bar divided by purpose in the colours of the badges. */
export function Histogram({
  buckets,
  many,
  untilNow,
}: {
  buckets: readonly HistogramBucket[];
  /** What is counted, in the plural. */
  many: string;
  /** The last bar is still growing. */
  untilNow: boolean;
}) {
  const highest = Math.max(...buckets.map(({ count }) => count), 0);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined || highest === 0) return null;
  return (
    <figure className="px-4 side:px-6">
      <svg
        role="img"
        aria-label={`When the ${many} were received: ${String(buckets.length)} bars, at most ${highest.toLocaleString("en")} in one.`}
        viewBox={`0 0 ${String(buckets.length)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        className="h-14 w-full"
      >
        {buckets.map((bucket, at) => (
          <Bar key={bucket.from} bucket={bucket} at={at} highest={highest} />
        ))}
      </svg>
      <figcaption className="flex justify-between pt-1 text-xs text-ink-3">
        <RelativeTime at={first.from} />
        {untilNow ? "now" : <RelativeTime at={last.to} />}
      </figcaption>
    </figure>
  );
}

function Bar({
  bucket,
  at,
  highest,
}: {
  bucket: HistogramBucket;
  at: number;
  highest: number;
}) {
  const known = layers.map(([purpose, colour]) => ({
    colour,
    count: bucket.byPurpose[purpose] ?? 0,
  }));
  const rest = bucket.count - known.reduce((sum, { count }) => sum + count, 0);
  let top = HEIGHT;
  return (
    <g>
      {[...known, { colour: "fill-edge", count: rest }].map(
        ({ colour, count }) => {
          const height = (count / highest) * HEIGHT;
          top -= height;
          return count === 0 ? null : (
            <rect
              key={colour}
              x={at}
              y={top}
              width={BAR}
              height={height}
              className={colour}
            />
          );
        },
      )}
    </g>
  );
}
