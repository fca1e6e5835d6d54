const WIDTH = 100;
const HEIGHT = 28;
/** Room for the line's own thickness. */
const EDGE = 2;

/** How a number moved, as a small line without axes; `label` says the same in words. */
export function Sparkline({
  values,
  label,
  className = "stroke-green",
}: {
  /** In order; fewer than two draw nothing. */
  values: readonly number[];
  label: string;
  className?: string;
}) {
  if (values.length < 2) return null;
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  const points = values.map((value, at) => {
    const x = (at / (values.length - 1)) * WIDTH;
    const share = range === 0 ? 0.5 : (value - lowest) / range;
    const y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      className="h-10 w-full"
    >
      <polyline
        points={points.join(" ")}
        vectorEffect="non-scaling-stroke"
        strokeWidth={1.75}
        strokeLinejoin="round"
        fill="none"
        className={className}
      />
    </svg>
  );
}
