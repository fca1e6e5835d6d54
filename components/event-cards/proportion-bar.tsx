import clsx from "clsx";
import type { FigurePart } from "./customer-figures.ts";
import { proportions } from "./proportions.ts";

const tones: Record<FigurePart["tone"], string> = {
  good: "bg-green",
  bad: "bg-red",
  spent: "bg-edge",
};

/** A bar of parts, or nothing. It only repeats what stands beside it in words, so it is hidden from screen readers. */
export function ProportionBar({ parts }: { parts: readonly FigurePart[] }) {
  const shares = proportions(parts);
  if (shares.length === 0) return null;
  return (
    <span aria-hidden className="flex h-1 gap-px overflow-hidden rounded-full">
      {shares.map(({ label, tone, percent }) => (
        <span
          key={label}
          title={label}
          className={clsx("[print-color-adjust:exact]", tones[tone])}
          style={{ width: `${percent.toFixed(2)}%` }}
        />
      ))}
    </span>
  );
}
