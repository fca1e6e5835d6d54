import { CopyButton } from "./copy-button.tsx";

/** An id cut to its telling start, whole on hover and when copied. `label` names it: "event id". */
export function IdChip({
  id,
  label,
  length = 13,
}: {
  id: string;
  label: string;
  /** How many characters are shown of a longer id. */
  length?: number;
}) {
  return (
    <span className="inline-flex max-w-full items-center gap-0.5">
      <code title={id} className="truncate font-mono text-xs">
        {id.length > length ? `${id.slice(0, length)}…` : id}
      </code>
      <CopyButton text={id} label={`${label} ${id}`} />
    </span>
  );
}
