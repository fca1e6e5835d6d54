"use client";

import clsx from "clsx";
import Link from "next/link";
import { useState } from "react";
import { counted } from "#components/event-words/count-words.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { objectFields } from "#lib/domain/field/object-fields.ts";
import {
  type DesignedPayload,
  mappableFields,
  type MappableField,
  type PayloadMapping,
  previewMapping,
} from "#lib/domain/reading/payload-mapping.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { useActionForm } from "../use-action-form.ts";

const columns =
  "grid gap-x-4 table:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_14rem]";

/** Every place of the stored payloads with an example of what stands there, to say what it holds. */
export function MappingForm({
  mapping,
  payloads,
  changeMapping,
}: {
  mapping: PayloadMapping;
  payloads: readonly DesignedPayload[];
  changeMapping: (mapping: PayloadMapping) => Promise<ActionResult<number>>;
}) {
  const [chosen, setChosen] = useState(mapping);
  const { result, pending, onSubmit } = useActionForm(() =>
    changeMapping(chosen),
  );
  const rejection = refusalAt(result, null);
  const rows = toRows(payloads, mapping);
  // In the order chosen, since of several places of one field the first that a payload has counts.
  const choose = (path: string, field: MappableField | null) => {
    const others = chosen.filter((one) => one.path !== path);
    setChosen(field === null ? others : [...others, { path, field }]);
  };
  return (
    <form onSubmit={onSubmit} className="grid grid-cols-1 gap-3">
      <p
        aria-hidden
        className={clsx(columns, "text-xs text-ink-2 max-table:hidden")}
      >
        <span>Path</span>
        <span>Example</span>
        <span>Field</span>
      </p>
      <ul>
        {rows.map(({ path, text }) => (
          <li
            key={path}
            className={clsx(
              columns,
              "items-center gap-y-1 border-b border-line py-2 last:border-b-0",
            )}
          >
            <code className="font-mono text-xs wrap-anywhere">
              <SentText text={path} />
            </code>
            <span className="wrap-anywhere text-ink-2">
              {text === null ? (
                "not in the newest payloads"
              ) : (
                <SentText text={text} />
              )}
            </span>
            <Select
              aria-label={`What ${path} holds`}
              value={chosen.find((one) => one.path === path)?.field ?? ""}
              onChange={({ target }) => {
                choose(path, toField(target.value));
              }}
            >
              <option value="">Not mapped</option>
              {mappableFields.map((field) => (
                <option key={field} value={field}>
                  {objectFields[field].words}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
      <ul className="grid gap-1" aria-label="How stored events would be read">
        {payloads.map((payload) => (
          <li key={payload.eventId}>
            <Preview payload={payload} mapping={chosen} />
          </li>
        ))}
      </ul>
      <div>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Reading again…" : "Save and read stored events again"}
        </Button>
      </div>
      <p role="status" className="text-ink-2">
        {result?.ok && !pending
          ? `Saved. ${counted(result.value, "stored event was", "stored events were")} read again.`
          : null}
      </p>
      {rejection ? (
        <p role="alert" className="text-red">
          {rejection}
        </p>
      ) : null}
    </form>
  );
}

/** How one stored event would be read. */
function Preview({
  payload,
  mapping,
}: {
  payload: DesignedPayload;
  mapping: PayloadMapping;
}) {
  const { found, isEntry } = previewMapping(payload, mapping);
  const read = mappableFields.flatMap((field) => {
    const one = found[field];
    return one ? [{ field, text: one.text }] : [];
  });
  return (
    <>
      <Link href={eventHref(payload.eventId)} prefetch={false} className="link">
        Event of <AbsoluteTime at={payload.receivedAt} to="second" />
      </Link>
      : {isEntry ? "an entry" : whyNone(payload)}
      {read.map(({ field, text }) => (
        <span key={field}>
          {" · "}
          {objectFields[field].words}: <SentText text={text} />
        </span>
      ))}
    </>
  );
}

function whyNone({ event }: DesignedPayload): string {
  return event === "none"
    ? "no entry without a customer and a segment"
    : "no entry, but another event";
}

function toField(value: string): MappableField | null {
  return mappableFields.find((field) => field === value) ?? null;
}

/** The places of the payloads, those of the newest first, then what the mapping names beside them. */
function toRows(
  payloads: readonly DesignedPayload[],
  mapping: PayloadMapping,
): readonly { readonly path: string; readonly text: string | null }[] {
  const texts = new Map<string, string | null>();
  for (const { places } of payloads)
    for (const { path, text } of places)
      if (!texts.get(path)) texts.set(path, text);
  for (const { path } of mapping) if (!texts.has(path)) texts.set(path, null);
  return [...texts].map(([path, text]) => ({ path, text }));
}
