import type { ReactNode } from "react";

export type KeyValue = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
};

/** Labels and values on hairlines, in two columns where there is room. */
export function KeyValues({
  items,
  columns = 1,
}: {
  items: readonly KeyValue[];
  columns?: 1 | 2;
}) {
  return (
    <dl className={columns === 2 ? "grid gap-x-8 table:grid-cols-2" : "grid"}>
      {items.map(({ key, label, value }) => (
        <div
          key={key}
          className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
        >
          <dt className="max-w-1/2 shrink-0 wrap-anywhere text-ink-2">
            {label}
          </dt>
          {/* Nested labels and values need the whole rest of the line. */}
          <dd className="min-w-0 text-right has-[>dl]:grow">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
