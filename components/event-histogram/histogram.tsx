import type { Route } from "next";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import type { HistogramBucket } from "#lib/domain/counts/facets.ts";
import { HistogramAxis } from "./histogram-axis.tsx";
import { HistogramBrush } from "./histogram-brush.tsx";
import { purposeWords } from "#components/event-words/purpose-words.ts";

/** From the foot of a bar upwards. */
const layers: readonly (readonly [Purpose, string, string])[] = [
  ["unique_codes", "fill-green", "bg-green"],
  ["promotion", "fill-amber", "bg-amber"],
  ["plain_message", "fill-blue", "bg-blue"],
  ["contradiction", "fill-red", "bg-red"],
];

const HEIGHT = 100;
const BAR = 0.82;
/** With fewer bars than this each gets no wider, so that few do not look like much. */
const THIN_FROM = 50;

/** When they arrived, each bar divided by purpose in the colours of the badges. */
export function Histogram({
  buckets,
  many,
  untilNow,
  brush,
}: {
  buckets: readonly HistogramBucket[];
  /** What is counted, in the plural. */
  many: string;
  /** The last bar is still growing. */
  untilNow: boolean;
  /** The list whose range of time is chosen by drawing over the bars, with the rest of its query. */
  brush?: {
    readonly action: Route;
    readonly kept: readonly (readonly [string, string])[];
  };
}) {
  const highest = Math.max(...buckets.map(({ count }) => count), 0);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined || highest === 0) return null;
  const edges = [...buckets.map(({ from }) => from), last.to];
  return (
    <figure className="px-4 side:px-6">
      <div className="relative">
        <svg
          role="img"
          aria-label={`When the ${many} were received: ${String(buckets.length)} bars, at most ${highest.toLocaleString("en")} in one.`}
          viewBox={`0 0 ${String(buckets.length)} ${String(HEIGHT)}`}
          preserveAspectRatio="none"
          className="block h-14 w-full"
        >
          {buckets.map((bucket, at) => (
            <Bar
              key={bucket.from}
              bucket={bucket}
              at={at}
              width={BAR * Math.min(1, buckets.length / THIN_FROM)}
              highest={highest}
            />
          ))}
        </svg>
        {brush === undefined ? null : (
          <HistogramBrush edges={edges} {...brush} />
        )}
      </div>
      <HistogramAxis from={first.from} to={last.to} untilNow={untilNow} />
      <figcaption>
        <Legend buckets={buckets} />
      </figcaption>
    </figure>
  );
}

function Bar({
  bucket,
  at,
  width,
  highest,
}: {
  bucket: HistogramBucket;
  at: number;
  width: number;
  highest: number;
}) {
  const known = layers.map(([purpose, colour]) => ({
    colour,
    count: bucket.byPurpose[purpose] ?? 0,
  }));
  let top = HEIGHT;
  return (
    <g>
      {[...known, { colour: "fill-edge", count: withoutPurpose(bucket) }].map(
        ({ colour, count }) => {
          const height = (count / highest) * HEIGHT;
          top -= height;
          return count === 0 ? null : (
            <rect
              key={colour}
              x={at + (1 - width) / 2}
              y={top}
              width={width}
              height={height}
              className={colour}
            />
          );
        },
      )}
    </g>
  );
}

function withoutPurpose({ count, byPurpose }: HistogramBucket): number {
  return Object.values(byPurpose).reduce((rest, one) => rest - one, count);
}

/** The colours that occur, in words. */
function Legend({ buckets }: { buckets: readonly HistogramBucket[] }) {
  const known = layers
    .filter(([purpose]) => buckets.some(({ byPurpose }) => byPurpose[purpose]))
    .map(([purpose, , colour]) => [purposeWords[purpose], colour] as const);
  const rest = buckets.some((bucket) => withoutPurpose(bucket) > 0);
  const shown = [...known, ...(rest ? [["No purpose", "bg-edge"]] : [])];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-3">
      {shown.map(([word, colour]) => (
        <li key={word} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className={`size-2 rounded-sm [print-color-adjust:exact] ${colour}`}
          />
          {word}
        </li>
      ))}
    </ul>
  );
}
