import { PlainTable } from "#components/data-table/plain-table.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";

const columns = [
  { label: "Month" },
  { label: "Events", isNumber: true },
  { label: "Removed" },
];

/** The months that retention removed, newest removal first. @param items acts of retention */
export function RemovedMonthsTable({
  items,
}: {
  items: readonly ActivityItem[];
}) {
  if (items.length === 0)
    return <p className="px-4 py-3 text-ink-2">No month was removed yet.</p>;
  return (
    <PlainTable
      caption="Removed months"
      columns={columns}
      rows={items.map(({ id, at, target, details: { events } }) => ({
        key: id,
        cells: [
          target?.id ?? "–",
          typeof events === "number" ? events.toLocaleString("en") : "–",
          <AbsoluteTime key="at" at={at} to="second" />,
        ],
      }))}
    />
  );
}
