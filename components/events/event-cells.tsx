import { Badge } from "#components/ui/badge.tsx";
import type { EventRow } from "./event-row.ts";

/** Who: the name, and under it what else names them. */
export function CustomerCell({ row }: { row: EventRow }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">
        {row.customer ?? <span className="text-ink-3">no customer sent</span>}
      </span>
      {row.customerDetail === null ? null : (
        <span className="block truncate font-mono text-xs text-ink-3">
          {row.customerDetail}
        </span>
      )}
    </span>
  );
}

/** What they got: the code first, then the words that place it. */
export function GotCell({ row }: { row: EventRow }) {
  if (row.code === null && row.got === null && row.gotDetail === null) {
    return <Missing />;
  }
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-0.5">
      {row.code === null ? null : (
        <code className="max-w-full truncate rounded-sm border border-line bg-sunk px-1.5 font-mono text-xs">
          {row.code}
        </code>
      )}
      {row.got === null ? null : <span>{row.got}</span>}
      {row.gotDetail === null ? null : (
        <span className="text-xs text-ink-3">{row.gotDetail}</span>
      )}
    </span>
  );
}

export function FlagsCell({ row }: { row: EventRow }) {
  return (
    <span className="flex flex-wrap gap-1">
      {row.flags.map(({ words, tone, title }) => (
        <Badge key={words} tone={tone} title={title}>
          {words}
        </Badge>
      ))}
    </span>
  );
}

/** A value that was not sent: a dash to see, words to hear. */
export function Missing() {
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">not sent</span>
    </span>
  );
}
