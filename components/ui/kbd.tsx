import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line bg-panel px-1 py-px font-mono text-xs text-ink-2">
      {children}
    </kbd>
  );
}
