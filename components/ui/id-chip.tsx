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
      <code title={id} className="truncate font-mono text-xs print:hidden">
        {id.length > length ? `${id.slice(0, length)}…` : id}
      </code>
      {/* Nothing can be copied from paper. */}
      <code className="hidden font-mono text-xs break-all print:inline">
        {id}
      </code>
      <CopyButton text={id} label={`${label} ${id}`} />
    </span>
  );
}
