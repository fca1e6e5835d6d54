import { CopyButton } from "./copy-button.tsx";

/** An id cut to its telling start, whole on hover and when copied. `label` names it: "event id". */
export function IdChip({
  id: sent,
  label,
  length = 13,
}: {
  id: string;
  label: string;
  /** How many characters are shown of a longer id. */
  length?: number;
}) {
  // Half a character does not survive the way to the browser.
  const id = sent.toWellFormed();
  return (
    <span className="inline-flex max-w-full items-center gap-0.5">
      <code title={id} className="truncate font-mono text-xs print:hidden">
        {id.length > length ? `${id.slice(0, length).toWellFormed()}…` : id}
      </code>
      {/* Nothing can be copied from paper. */}
      <code className="hidden font-mono text-xs break-all print:inline">
        {id}
      </code>
      <CopyButton text={id} label={`${label} ${id}`} />
    </span>
  );
}
