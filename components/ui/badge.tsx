import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "green" | "amber" | "blue" | "red";

const tones: Record<Tone, string> = {
  neutral: "bg-sunk text-ink-2",
  accent: "bg-accent-tint text-accent",
  green: "bg-green-tint text-green",
  amber: "bg-amber-tint text-amber",
  blue: "bg-blue-tint text-blue",
  red: "bg-red-tint text-red",
};

/** A word with a tint behind it. The word carries the meaning, the colour repeats it; where there is no room it is cut. */
export function Badge({
  tone = "neutral",
  icon: Icon,
  title,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={clsx(
        "inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
      <span className="min-w-0 self-baseline truncate">{children}</span>
    </span>
  );
}
