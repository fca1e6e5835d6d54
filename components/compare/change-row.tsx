import { SentText } from "#components/event-words/sent-text.tsx";
import type { PayloadChange } from "#lib/domain/payload-diff/payload-change.ts";
import { ChangeValue } from "./change-value.tsx";

/** A change as a line: what, from, to. The old value is struck through, and said to be old. */
export function ChangeRow({
  change,
  currency,
  withPath = false,
}: {
  change: PayloadChange;
  currency: string | null;
  withPath?: boolean;
}) {
  const { label, path, kind, before, after, unit } = change;
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-1 table:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <dt className="text-ink-2">
        <SentText text={label} />
        {withPath ? (
          <code className="block font-mono text-xs text-ink-3">{path}</code>
        ) : null}
      </dt>
      <dd className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        {kind === "moved" ? (
          <span className="text-ink-2">in another order: </span>
        ) : null}
        {kind === "added" ? (
          <span className="text-ink-3">not sent before</span>
        ) : (
          <del className="text-ink-3">
            <span className="sr-only">before: </span>
            <ChangeValue value={before} unit={unit} currency={currency} />
          </del>
        )}
        <span aria-hidden className="text-ink-3">
          →
        </span>
        {kind === "removed" ? (
          <span className="text-ink-3">no longer sent</span>
        ) : (
          <ins className="font-medium no-underline">
            <span className="sr-only">after: </span>
            {after === null ? (
              <span className="text-ink-3">sent as null</span>
            ) : (
              <ChangeValue value={after} unit={unit} currency={currency} />
            )}
          </ins>
        )}
      </dd>
    </div>
  );
}
