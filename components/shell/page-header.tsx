import type { ReactNode } from "react";

/** The bar at the head of a page, which stays while the page scrolls. `title` is its place in the product, not its headline. */
export function PageHeader({
  title,
  status,
  children,
}: {
  title: ReactNode;
  status?: ReactNode;
  /** Search and actions, at the far end. */
  children?: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-20 flex h-(--header) items-center gap-2 border-b border-line bg-ground px-4 side:px-6 table:gap-3 print:hidden">
      {/* A name that a page is under gives way to its actions; a title of our own does not. */}
      <div className="flex shrink-0 items-center gap-2.5 has-data-crumb:min-w-24 has-data-crumb:shrink-999">
        <p className="min-w-0 font-medium">{title}</p>
        {status}
      </div>
      {/* Where they do not fit they scroll by themselves; what only screen readers see is placed in here too, or it would widen the page. */}
      <div className="relative -my-1 ml-auto flex min-w-0 items-center gap-1 overflow-x-auto p-1 table:gap-2">
        {children}
      </div>
    </header>
  );
}
