import clsx from "clsx";
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
    <dl
      className={clsx(
        "key-values",
        columns === 2 && "gap-x-8 table:grid-cols-2",
      )}
    >
      {items.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
