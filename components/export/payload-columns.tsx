"use client";

import { X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useId, useState } from "react";
import { usePayloadPaths } from "#components/event-filter/use-payload-paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parsePayloadCondition } from "#lib/domain/filter/payload-condition.ts";

/** Which values of the payload a CSV file has as columns, by their places. */
export function PayloadColumns({
  chosen,
  onChoose,
}: {
  chosen: readonly string[];
  onChoose: (paths: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();
  const { paths, loadPaths } = usePayloadPaths();
  const listId = useId();
  const add = () => {
    const path = typed.trim();
    if (path === "") return;
    if (typeof parsePayloadCondition(`${path}:exists`) === "string") {
      setError("takes a place such as customer.metadata.region");
      return;
    }
    setError(undefined);
    setTyped("");
    if (!chosen.includes(path)) onChoose([...chosen, path]);
  };
  return (
    <div className="grid gap-1.5">
      <Field
        label="Payload values as columns"
        hint="such as customer.metadata.region"
        error={error}
      >
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              value={typed}
              list={listId}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onFocus={loadPaths}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            <Button onClick={add}>Add</Button>
          </span>
        )}
      </Field>
      <datalist id={listId}>
        {paths.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      {chosen.length === 0 ? null : (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((path) => (
            <li
              key={path}
              className="inline-flex items-center gap-1 rounded-sm bg-sunk pl-1.5 font-mono text-xs"
            >
              {path}
              <button
                type="button"
                aria-label={`Remove the column ${path}`}
                className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
                onClick={() => {
                  onChoose(chosen.filter((one) => one !== path));
                }}
              >
                <Icon of={X} className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
