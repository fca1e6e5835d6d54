import { SentText } from "#components/event-words/sent-text.tsx";
import clsx from "clsx";
import type { Place } from "./use-search.ts";

/** A place to jump to. The combobox over it keeps the focus and acts on keys. */
export function PaletteOption({
  id,
  place: { label, detail, kind },
  active,
  onChoose,
}: {
  id: string;
  place: Place;
  active: boolean;
  onChoose: () => void;
}) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      onClick={onChoose}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1",
        active ? "bg-accent-tint" : "hover:bg-sunk",
      )}
    >
      <span className="min-w-0 flex-1 truncate">
        <SentText className="font-medium" text={label} />
        {detail === null ? null : (
          <SentText
            className="ml-2 font-mono text-xs text-ink-3"
            text={detail}
          />
        )}
      </span>
      <span className="shrink-0 text-xs text-ink-3">{kind}</span>
    </li>
  );
}
