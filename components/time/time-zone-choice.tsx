"use client";

import { Globe } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Popover } from "#components/ui/popover/popover.tsx";
import { TimeZoneList } from "./time-zone-list.tsx";
import { usePageTime } from "./zone-context.tsx";

/** The zone that the times beside it are in; pressed, it offers others. */
export function TimeZoneChoice() {
  const { zone } = usePageTime();
  return (
    <Popover
      align="end"
      className="inline-flex min-h-6 items-center gap-1 rounded-sm text-xs text-ink-3 hover:text-ink"
      label={
        <>
          <Icon of={Globe} className="size-3.5 shrink-0" />
          <span className="sr-only">Time zone: </span>
          <span className="truncate">{zone}</span>
        </>
      }
    >
      <TimeZoneList chosen={zone} />
    </Popover>
  );
}
