import type { IconNode } from "lucide";
import { Icon } from "./icon.tsx";
import type { ReactNode } from "react";

/** Nothing to show, why, and the next step. Its title is an h1 where it is all there is on the page. */
export function EmptyState({
  icon,
  title,
  level: Heading = "h2",
  children,
}: {
  icon: IconNode;
  title: string;
  level?: "h1" | "h2";
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-2xl grid-cols-1 justify-items-center gap-3 px-4 py-14 text-center">
      <Icon of={icon} className="size-6 text-ink-3" />
      <Heading className="text-lg font-semibold">{title}</Heading>
      <div className="grid w-full grid-cols-1 justify-items-center gap-4 text-ink-2">
        {children}
      </div>
    </div>
  );
}
