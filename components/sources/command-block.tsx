import { CopyButton } from "#components/ui/copy-button.tsx";

/** A command to run in a shell, to be read and copied. */
export function CommandBlock({
  command,
  label,
}: {
  command: string;
  /** What is copied: "the test command". */
  label: string;
}) {
  return (
    <div className="relative rounded-md bg-sunk">
      <pre
        role="region"
        aria-label={label}
        tabIndex={0}
        className="max-h-96 overflow-auto py-2.5 pr-10 pl-3 font-mono text-xs break-words whitespace-pre-wrap"
      >
        {command}
      </pre>
      <CopyButton
        text={command}
        label={label}
        className="absolute top-1.5 right-1.5"
      />
    </div>
  );
}
