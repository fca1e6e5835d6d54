"use client";

import type { Route } from "next";
import Form from "next/form";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { KeptFields } from "./kept-fields.tsx";

/** One more value of a key that takes what is typed, to be found or to be left out. */
export function ValueForm({
  action,
  kept,
  name,
  label,
  hint,
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
  /** The key, as the address spells it. */
  name: string;
  label: string;
  hint: string;
}) {
  const [leaveOut, setLeaveOut] = useState(false);
  return (
    <Form action={action} scroll={false} className="grid gap-2 px-1.5 pt-1">
      <KeptFields kept={kept} />
      <Field label={label} hint={hint}>
        {(control) => (
          <span className="flex gap-2">
            <Select
              aria-label={`${label}: include or exclude`}
              className="w-20! shrink-0"
              value={leaveOut ? "not" : "is"}
              onChange={(event) => {
                setLeaveOut(event.target.value === "not");
              }}
            >
              <option value="is">is</option>
              <option value="not">is not</option>
            </Select>
            <Input
              {...control}
              name={leaveOut ? `-${name}` : name}
              required
              maxLength={256}
              autoComplete="off"
              spellCheck={false}
            />
          </span>
        )}
      </Field>
      <Button type="submit">Filter</Button>
    </Form>
  );
}
