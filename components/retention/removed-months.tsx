import type { PlainList } from "#components/data-table/plain-table.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";

/** The months that retention removed, of its acts, newest removal first. */
export const removedMonths: PlainList<ActivityItem> = {
  caption: "Removed months",
  keyOf: ({ id }) => id,
  columns: [
    { label: "Month", cell: ({ target }) => target?.id ?? "–" },
    {
      label: "Events",
      isNumber: true,
      cell: ({ details: { events } }) =>
        typeof events === "number" ? events.toLocaleString("en") : "–",
    },
    {
      label: "Removed",
      cell: ({ at }) => <AbsoluteTime at={at} to="second" />,
    },
  ],
  empty: <p className="px-4 py-3 text-ink-2">No months removed yet.</p>,
};
