import type { ReactNode } from "react";

/** What may be wider than the page, scrolled for itself: by touch, by pointer and, once reached by Tab, by arrow keys. Paper shows all of it. */
export function ScrollSideways({
  label,
  children,
}: {
  /** Of the region, to screen readers. */
  label: string;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto print:overflow-visible"
    >
      {children}
    </div>
  );
}
