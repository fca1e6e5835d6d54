import { CopyButton } from "#components/ui/copy-button.tsx";

/** Codes for the day on which the phone is lost. They are shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="grid gap-2">
      <p>
        Keep these recovery codes where you keep your passwords. Each signs you
        in once without the app; they are shown only now.
        <CopyButton text={codes.join("\n")} label="the recovery codes" />
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid w-fit grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunk px-3 py-2 font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
