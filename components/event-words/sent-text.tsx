import { isPlain, splitHidden } from "#lib/domain/text/hidden-characters.ts";

/**
 * Text as somebody sent it: kept apart from the direction of what stands around it, each character
 * that cannot be seen marked by a token. Tokens are not copied with the text. Plain text needs neither, and gets an
 * element for its classes alone.
 */
export function SentText({
  text: sent,
  keepsLines = false,
  className,
}: {
  text: string;
  /** Whether line breaks and tabs are laid out rather than marked, in text of several lines. */
  keepsLines?: boolean;
  className?: string;
}) {
  // Half a character does not survive the way to the browser.
  const text = sent.toWellFormed();
  if (className === undefined && isPlain(text)) return text;
  return (
    <bdi className={className}>
      {splitHidden(text).map((run, index) =>
        run.kind === "visible" || (keepsLines && lineTokens.has(run.token)) ? (
          run.text
        ) : (
          <HiddenToken key={index} token={run.token} name={run.name} />
        ),
      )}
    </bdi>
  );
}

const lineTokens: ReadonlySet<string> = new Set(["LF", "CR", "TAB"]);

function HiddenToken({ token, name }: { token: string; name: string }) {
  return (
    <span
      role="img"
      aria-label={`hidden character: ${name}`}
      title={`Hidden character: ${name}`}
      className="mx-px rounded-sm border border-current px-0.5 align-middle font-mono text-[0.7em] leading-none opacity-70 select-none"
    >
      {token}
    </span>
  );
}
