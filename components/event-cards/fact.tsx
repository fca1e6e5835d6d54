import type { ReactNode } from "react";
import { IdChip } from "#components/ui/id-chip.tsx";
import type { KeyValue } from "#components/ui/key-values.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";
import { type JsonObject, memberEntries } from "#lib/domain/json/json-value.ts";
import { NotSent, SentValue } from "./sent-value.tsx";

/** A row of a card. Null and absent say "not sent", or why else there is none; text and times are shown as `SentValue` shows them. */
export function fact(label: string, value: unknown, absent?: string): KeyValue {
  return shownFact(
    label,
    value === null || value === undefined ? null : <SentValue value={value} />,
    absent,
  );
}

/** A row whose value the card has drawn itself; null likewise. */
export function shownFact(
  label: string,
  shown: ReactNode,
  absent = "not sent",
): KeyValue {
  return { key: label, label, value: shown ?? <NotSent words={absent} /> };
}

/** A row for an id, short and copied whole. */
export function idFact(
  label: string,
  id: string | null | undefined,
  absent?: string,
): KeyValue {
  return shownFact(
    label,
    isText(id) ? <IdChip id={id} label={label.toLowerCase()} /> : null,
    absent,
  );
}

/** The row, if the value came at all: for what is too rare to say of every event that it was not sent. */
export function ifSent(label: string, value: unknown): readonly KeyValue[] {
  return value === null || value === undefined ? [] : [fact(label, value)];
}

/** Above this many keys the rest is listed by path instead. */
const maxMetadata = 100;

/** A row for each key of an object whose keys are the merchant's own. */
export function metadataFacts(
  metadata: JsonObject | null | undefined,
  kind = "metadata",
): readonly KeyValue[] {
  const entries = memberEntries(metadata ?? {});
  const rows = entries.slice(0, maxMetadata).map(([key, value]) => ({
    key: `${kind} ${key}`,
    label: (
      <>
        <SentText className="wrap-anywhere" text={key} />{" "}
        <span className="text-ink-3">{kind}</span>
      </>
    ),
    value: <SentValue value={value} />,
  }));
  const more = entries.length - rows.length;
  return more === 0 ? rows : [...rows, fact(`More ${kind}`, metadata)];
}

function isText(value: string | null | undefined): value is string {
  return value !== null && value !== undefined && value !== "";
}
