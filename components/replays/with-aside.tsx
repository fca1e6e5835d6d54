import type { ReactNode } from "react";

/** A page with what was decided beside what happened: a column of its own where there is room, else below. */
export function WithAside({
  asideLabel,
  aside,
  children,
}: {
  asideLabel: string;
  aside: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex-1 wide:grid wide:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid w-full grid-cols-1 content-start gap-4 px-4 py-5 side:px-6">
        {children}
      </div>
      <aside
        aria-label={asideLabel}
        className="grid content-start gap-6 border-line bg-sunk px-4 py-5 max-wide:border-t side:px-6 wide:border-l wide:px-5"
      >
        {aside}
      </aside>
    </div>
  );
}
