"use client";

import type { Route } from "next";
import Form from "next/form";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { KeptFields } from "./kept-fields.tsx";
import { usePayloadPaths } from "./use-payload-paths.ts";

/** As the address spells them. */
const operators = {
  eq: "is",
  in: "is one of (a, b, c)",
  exists: "exists",
  contains: "contains",
  gt: "is greater than",
  lt: "is less than",
};

/** Values between commas as the address takes them, whose spaces count; a JSON list is one already. */
function inList(typed: string): string {
  return typed.startsWith("[")
    ? typed
    : typed.replaceAll(/\s*,\s*/g, ",").trim();
}

/** A condition on any value of the body as it was sent: a place, an operator, a value. */
export function PayloadForm({
  action,
  kept,
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
}) {
  const [path, setPath] = useState("");
  const [operator, setOperator] = useState("eq");
  const [value, setValue] = useState("");
  const [leaveOut, setLeaveOut] = useState(false);
  const { paths, loadPaths } = usePayloadPaths();
  const listId = useId();
  const takesValue = operator !== "exists";
  return (
    <Form action={action} scroll={false} className="grid gap-2 px-1.5 pt-1">
      <KeptFields kept={kept} />
      <input
        type="hidden"
        name={leaveOut ? "-payload" : "payload"}
        value={[
          path.trim(),
          operator,
          ...(takesValue ? [operator === "in" ? inList(value) : value] : []),
        ].join(":")}
      />
      <Field label="Path" hint="such as customer.metadata.region">
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            list={listId}
            onFocus={loadPaths}
            value={path}
            onChange={(event) => {
              setPath(event.target.value);
            }}
          />
        )}
      </Field>
      <datalist id={listId}>
        {paths.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <Field label="Condition">
        {(control) => (
          <Select
            {...control}
            value={operator}
            onChange={(event) => {
              setOperator(event.target.value);
            }}
          >
            {Object.entries(operators).map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {takesValue ? (
        <Field label="Value">
          {(control) => (
            <Input
              {...control}
              required={operator !== "eq"}
              autoComplete="off"
              spellCheck={false}
              value={value}
              onChange={(event) => {
                setValue(event.target.value);
              }}
            />
          )}
        </Field>
      ) : null}
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          checked={leaveOut}
          onChange={(event) => {
            setLeaveOut(event.target.checked);
          }}
        />
        Exclude matches
      </label>
      <Button type="submit">Filter</Button>
    </Form>
  );
}
