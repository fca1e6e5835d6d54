import { compactJsonText } from "#lib/domain/json/compact-json-text.ts";

const maxShown = 4_000;

/** The two texts that Voucherify may have signed: as received, and without white space outside strings. */
export function SignedTexts({ body }: { body: Uint8Array }) {
  const raw = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const compact = compactJsonText(raw);
  return (
    <div className="grid grid-cols-1 gap-1">
      <SignedText name="Raw text" text={raw} />
      {compact === raw ? (
        <p className="text-ink-2">
          The compact text is the same: there is no white space outside strings.
        </p>
      ) : (
        <SignedText name="Compact text, without white space" text={compact} />
      )}
    </div>
  );
}

function SignedText({ name, text }: { name: string; text: string }) {
  const cut = text.length - maxShown;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink">
        {name}
      </summary>
      {/* Scrolled by keyboard, too. */}
      <pre
        role="region"
        aria-label={name}
        tabIndex={0}
        className="mt-1 max-h-64 overflow-auto rounded-md bg-sunk px-3 py-2.5 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {text.slice(0, maxShown).toWellFormed()}
        {cut > 0 ? (
          <span className="text-ink-3">
            {` … ${cut.toLocaleString("en")} more characters`}
          </span>
        ) : null}
      </pre>
    </details>
  );
}
