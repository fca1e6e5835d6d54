import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { EventRow, Flag } from "./event-row.ts";
import type { FieldColumn } from "./field-columns.ts";
import { Missing } from "./missing.tsx";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import { shapeWords } from "#components/event-words/shape-words.ts";

/** Above the row's stretched link, so that the whole text is told on hover; the row still opens. */
const told = "relative truncate";

/** Who: the name, and under it what else names them. */
export function CustomerCell({ row }: { row: EventRow }) {
  return (
    <TwoLines
      first={
        row.customer === null ? (
          <span className="text-ink-3">no customer sent</span>
        ) : (
          <SentText text={row.customer} />
        )
      }
      second={row.customerDetail}
    />
  );
}

/** What it was: by its reading, and under it by its own name. */
export function WhatCell({ row }: { row: EventRow }) {
  const { isEntry, eventName, eventType, isMasked } = row;
  const name = eventName ?? eventType ?? "Unnamed event";
  return (
    <TwoLines
      first={isEntry ? "Segment entry" : <SentText text={name} />}
      second={
        !isEntry && name === eventType
          ? null
          : (eventType ??
            (isMasked
              ? "type not sent, or hidden for your role"
              : "no event type sent"))
      }
    />
  );
}

/** What they got: the code first, then the words that place it. */
export function GotCell({ row: { code, got, gotDetail } }: { row: EventRow }) {
  if (code === null && got === null && gotDetail === null) return <Missing />;
  const words = [code, got, gotDetail].filter((part) => part !== null);
  return (
    <span
      title={words.map(isolateSent).join(" · ")}
      className="relative flex min-w-0 items-baseline gap-x-2 gap-y-0.5 max-table:flex-wrap"
    >
      {code === null ? null : (
        <code className="max-w-[min(100%,14rem)] shrink-0 truncate rounded-sm border border-line bg-sunk px-1.5 font-mono text-xs">
          <SentText text={code} />
        </code>
      )}
      {got === null ? null : (
        <span className="min-w-0 table:max-w-full table:shrink-0 table:truncate">
          <SentText text={got} />
        </span>
      )}
      {gotDetail === null ? null : (
        <span className="min-w-0 text-xs text-ink-3 table:truncate">
          <SentText text={gotDetail} />
        </span>
      )}
    </span>
  );
}

/** What became of it, and why it was rejected. */
export function OutcomeCell({ row }: { row: EventRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2 max-table:flex-wrap">
      <OutcomeBadge outcome={row.outcome} />
      {row.rejection === null ? null : (
        <span
          title={rejectionReason[row.rejection]}
          className={`${told} text-xs text-red`}
        >
          {rejectionReason[row.rejection]}
        </span>
      )}
      {row.isEntry && row.purpose !== null ? (
        <PurposeBadge purpose={row.purpose} />
      ) : null}
    </span>
  );
}

export function ShapeCell({ row }: { row: EventRow }) {
  return (
    <>
      <span className="block truncate">
        {row.rejection === "body_too_large"
          ? "Too large: not read"
          : shapeWords[row.shape]}
      </span>
      <span className="block truncate text-xs text-ink-3">{row.source}</span>
    </>
  );
}

const maxFlags = 2;

/** The flags that fit, the rest as a number that tells them on hover; on paper all of them in full. */
export function FlagsCell({ flags }: { flags: readonly Flag[] }) {
  const more = flags.slice(maxFlags);
  return (
    <>
      <span className="flex flex-wrap gap-1 print:hidden">
        {flags.slice(0, maxFlags).map(({ words, tone, title }) => (
          <Badge key={words} tone={tone} title={title}>
            {words}
          </Badge>
        ))}
        {more.length === 0 ? null : (
          <Badge title={more.map(({ words }) => words).join(", ")}>
            +{more.length}
          </Badge>
        )}
      </span>
      {flags.length === 0 ? null : (
        // By the style sheet, so that whoever listens to the page or searches it meets no word twice.
        <span
          className="hidden print:inline print:before:content-[attr(data-words)]"
          data-words={flags
            .map(({ words, inFull = words }) => inFull)
            .join(", ")}
        />
      )}
    </>
  );
}

export function TextCell({ text }: { text: string | null }) {
  return text === null ? (
    <Missing />
  ) : (
    <span title={isolateSent(text)} className={`${told} block`}>
      <SentText text={text} />
    </span>
  );
}

function IdCell({ id }: { id: string }) {
  return (
    <code title={isolateSent(id)} className={`${told} block font-mono text-xs`}>
      <SentText text={id} />
    </code>
  );
}

/** The value of one field; undefined while the page that has it is on its way, because its column was just chosen. */
export function FieldCell({
  text,
  kind,
}: {
  text: string | null | undefined;
  kind: FieldColumn["cell"];
}) {
  if (text === undefined) return <span className="text-ink-3">…</span>;
  if (text === null) return <Missing />;
  if (kind === "id") return <IdCell id={text} />;
  return kind === "time" ? (
    <RelativeTime at={text} />
  ) : (
    <TextCell text={text} />
  );
}

function TwoLines({
  first,
  second,
}: {
  first: React.ReactNode;
  second: string | null;
}) {
  return (
    <span className="two-lines">
      <span>{first}</span>
      {second === null ? null : (
        <span>
          <SentText text={second} />
        </span>
      )}
    </span>
  );
}
