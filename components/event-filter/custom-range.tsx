"use client";

import type { Route } from "next";
import Form from "next/form";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { KeptFields } from "./kept-fields.tsx";

/** `2026-11-23T10:00`, in the reader's zone, of an ISO time; empty for anything else, such as a relative time. */
function toLocalInput(iso: string | undefined): string {
  const at = new Date(iso ?? "");
  if (Number.isNaN(at.getTime())) return "";
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** One end of the range as the address takes it; an open end is left out of the address. */
function HiddenTime({ name, local }: { name: string; local: string }) {
  const at = new Date(local);
  if (Number.isNaN(at.getTime())) return null;
  return <input type="hidden" name={name} value={at.toISOString()} />;
}

/** A range chosen in the reader's own zone, put into the address in UTC. Shown in a popover, so never on the server. */
export function CustomRange({
  action,
  kept,
  names: [fromName, toName],
  from,
  to,
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
  /** What the address calls the two ends. */
  names: readonly [string, string];
  from: string | undefined;
  to: string | undefined;
}) {
  const [start, setStart] = useState(() => toLocalInput(from));
  const [end, setEnd] = useState(() => toLocalInput(to));
  const backwards = start !== "" && end !== "" && end <= start;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Form
      action={action}
      className="mt-1 grid gap-2 border-t border-line p-2 pt-3"
    >
      <KeptFields kept={kept} />
      <HiddenTime name={fromName} local={start} />
      <HiddenTime name={toName} local={end} />
      <Field label="From">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={start}
            onChange={(event) => {
              setStart(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label="To"
        hint={`Times in ${zone}`}
        error={backwards ? "The end is before the start." : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={end}
            onChange={(event) => {
              setEnd(event.target.value);
            }}
          />
        )}
      </Field>
      <Button
        type="submit"
        disabled={backwards || (start === "" && end === "")}
      >
        Show this time
      </Button>
    </Form>
  );
}
