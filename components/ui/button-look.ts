import clsx from "clsx";

export type ButtonStyle = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonStyle, string> = {
  primary: "border-ink bg-ink text-ground hover:opacity-85",
  secondary: "border-edge/50 bg-panel text-ink hover:bg-sunk",
  quiet: "border-transparent text-ink-2 hover:bg-sunk hover:text-ink",
  danger: "border-red/50 bg-red-tint text-red hover:border-red",
};

/** The classes of everything that is pressed: a button, or a link that looks like one. */
export function buttonStyle(look: ButtonStyle, className?: string): string {
  return clsx(
    "inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 py-1 text-sm font-medium whitespace-nowrap transition-colors",
    "print:hidden disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    looks[look],
    className,
  );
}
