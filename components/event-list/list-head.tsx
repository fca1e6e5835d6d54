import type { ReactNode } from "react";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";

/** What stands over a list: the answer in a sentence, how it divides, and the views of it. */
export function ListHead({
  headline,
  breakdown,
  tabs,
  tabsLabel,
  children,
}: {
  headline: string;
  breakdown: ReactNode;
  tabs: readonly Tab[];
  tabsLabel: string;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-5">
      <div className="px-4 side:px-6">
        <h1 className="text-lg font-semibold">{headline}</h1>
        <p className="min-h-[1lh] text-ink-2">{breakdown}</p>
      </div>
      <div className="[&_ul]:px-2 side:[&_ul]:px-4">
        <Tabs label={tabsLabel} tabs={tabs} />
      </div>
      {children}
    </div>
  );
}
