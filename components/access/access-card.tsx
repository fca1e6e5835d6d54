import { LogIn } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";

/** The frame of a page that is seen before signing in. */
export function AccessCard({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh items-start justify-center px-4 py-10 sm:items-center">
      <div className="grid w-full max-w-105 gap-5 rounded-xl border border-line bg-panel p-8 shadow-sm">
        <p className="flex items-center gap-2.5 text-md font-semibold">
          <span className="flex size-6 items-center justify-center rounded-md bg-ink text-ground">
            <Icon of={LogIn} className="size-3.5" />
          </span>
          Segment Inspector
        </p>
        <div className="grid gap-1">
          <h1 className="text-lg font-semibold">{title}</h1>
          {lead ? <p className="text-ink-2">{lead}</p> : null}
        </div>
        {children}
      </div>
    </main>
  );
}
