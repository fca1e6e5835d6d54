"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { compareHref } from "#lib/url/hrefs.ts";

/** An entry that can be chosen, and what tells it from the others. */
export type ComparableEntry = { readonly id: string; readonly words: string };

/** Leads to the difference of any two entries, not only of neighbours; at first of the oldest and the newest. */
export function CompareEntries({
  entries,
}: {
  /** Two or more, newest first. */
  entries: readonly ComparableEntry[];
}) {
  const [before, setBefore] = useState(entries.at(-1)?.id ?? "");
  const [after, setAfter] = useState(entries[0]?.id ?? "");
  return (
    <div
      role="group"
      aria-label="Compare two entries"
      className="mb-6 flex flex-wrap items-end gap-2 print:hidden"
    >
      {(
        [
          ["What changed from", before, setBefore],
          ["to", after, setAfter],
        ] as const
      ).map(([label, chosen, choose]) => (
        <div key={label} className="w-76 max-w-full">
          <Field label={label}>
            {(control) => (
              <Select
                {...control}
                value={chosen}
                onChange={(event) => {
                  choose(event.target.value);
                }}
              >
                {entries.map(({ id, words }) => (
                  <option key={id} value={id}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      ))}
      <LinkButton href={before === after ? null : compareHref(after, before)}>
        Compare
      </LinkButton>
    </div>
  );
}
