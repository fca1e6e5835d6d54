import { SideGroup } from "#components/ui/sidebar-group.tsx";
import { KeyValues } from "#components/ui/key-values.tsx";
import {
  type SkippedCounts,
  skipReasonSchema,
} from "#lib/domain/replay/replay-run.ts";
import { number, skipWords } from "./run-words.ts";

/** Why events are not sent, and how many for each reason. */
export function SkippedList({ skipped }: { skipped: SkippedCounts }) {
  const items = skipReasonSchema.options.flatMap((reason) => {
    const count = skipped[reason] ?? 0;
    return count === 0
      ? []
      : [{ key: reason, label: skipWords[reason], value: number(count) }];
  });
  return items.length === 0 ? null : (
    <SideGroup title="Skipped">
      <KeyValues items={items} />
    </SideGroup>
  );
}
