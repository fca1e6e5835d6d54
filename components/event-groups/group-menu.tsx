import { Group } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Popover } from "#components/ui/popover/popover.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { type GroupKey, groupKeys, groupWords } from "./group-keys.ts";
import type { ListKind } from "#components/event-filter/list-kind.ts";
import { OptionList } from "#components/event-filter/option-list.tsx";

/** What the events are counted by, or that they are listed. */
export function GroupMenu({
  list,
  filter,
  by,
}: {
  list: ListKind;
  filter: EventFilter;
  /** Null for the list itself. */
  by: GroupKey | null;
}) {
  return (
    <Popover
      align="end"
      className="inline-flex min-h-8 items-center gap-1.5 rounded-full px-2 text-ink-2 hover:bg-sunk hover:text-ink"
      label={
        <>
          <Icon of={Group} className="size-4 text-ink-3" />
          Group by {by === null ? "…" : groupWords[by].toLowerCase()}
        </>
      }
    >
      <OptionList
        label="groupings"
        options={[
          {
            value: "",
            label: "None",
            count: null,
            chosen: by === null,
            href: list.href(filter, { group: "" }),
          },
          ...groupKeys.map((key) => ({
            value: key,
            label: groupWords[key],
            count: null,
            chosen: by === key,
            href: list.href(filter, { group: key }),
          })),
        ]}
      />
    </Popover>
  );
}
