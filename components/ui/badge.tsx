import type { IconNode } from "lucide";
import { Icon } from "./icon.tsx";
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
  icon,
  title,
  children,
}: {
  tone?: Tone;
  icon?: IconNode;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span title={title} className={`badge ${tones[tone]}`}>
      {icon ? <Icon of={icon} /> : null}
      <span>{children}</span>
    </span>
  );
}
