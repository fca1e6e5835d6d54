import clsx from "clsx";
import type { Count } from "#lib/domain/counts/facets.ts";
import { countWords } from "#components/event-words/count-words.ts";

/** How many a view holds. `alarming` sets a number above zero apart. */
export function TabCount({
  count,
  alarming = false,
}: {
  count: Count;
  alarming?: boolean;
}) {
  return (
    <span
      className={clsx(
        "rounded-sm text-xs font-normal",
        alarming && count.count > 0
          ? "bg-red-tint px-1 text-red"
          : "text-ink-3",
      )}
    >
      {countWords(count)}
    </span>
  );
}
