import type { ReactNode } from "react";

/** One line of a report's head: what it is, and under it its value. Stands in a `dl`. */
export function ReportFact({
  term,
  children,
}: {
  term: string;
  children: ReactNode;
}) {
  return (
    <div className="py-1">
      <dt className="text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
