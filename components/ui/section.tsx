import clsx from "clsx";
import type { IconNode } from "lucide";
import { Icon } from "./icon.tsx";
import { type ReactNode, useId } from "react";

/** A panel with a heading: hairlines inside it, never another box. */
export function Section({
  title,
  note,
  icon,
  aside,
  flush = false,
  children,
}: {
  title: string;
  /** A few words beside the heading. */
  note?: ReactNode;
  icon?: IconNode;
  /** What stands at the far end of the heading's line. */
  aside?: ReactNode;
  /** The content brings its own padding. */
  flush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="overflow-clip rounded-lg border border-line bg-panel"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-3">
        {icon ? (
          <Icon of={icon} className="size-4 shrink-0 text-ink-3" />
        ) : null}
        <h2 id={id} className="text-md font-semibold">
          {title}
        </h2>
        {note ? <span className="text-xs text-ink-3">{note}</span> : null}
        {aside ? <div className="ml-auto">{aside}</div> : null}
      </header>
      <div className={clsx(!flush && "px-4 pb-4")}>{children}</div>
    </section>
  );
}
