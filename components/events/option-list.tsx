"use client";

import { Check } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";

export type Option = {
  readonly value: string;
  readonly label: string;
  /** Null where it is not known. */
  readonly count: number | null;
  readonly chosen: boolean;
  /** The list with this option switched the other way. */
  readonly href: Route;
};

const SEARCHED_FROM = 8;

/** Values to filter by, each a link that adds or removes it, with a search where they are many. */
export function OptionList({
  label,
  options,
}: {
  /** What the options are, in the plural: "segments". */
  label: string;
  options: readonly Option[];
}) {
  const [typed, setTyped] = useState("");
  const sought = typed.trim().toLowerCase();
  const shown = options.filter((option) =>
    option.label.toLowerCase().includes(sought),
  );
  return (
    <div className="grid gap-1">
      {options.length >= SEARCHED_FROM ? (
        <Input
          type="search"
          aria-label={`Search ${label}`}
          placeholder={`Search ${label}`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      ) : null}
      <ul aria-label={label} className="max-h-72 overflow-y-auto">
        {shown.map(({ value, label: words, count, chosen, href }) => (
          <li key={value}>
            <Link
              href={href}
              scroll={false}
              prefetch={false}
              aria-current={chosen ? "true" : undefined}
              className="flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 -outline-offset-2 hover:bg-sunk"
            >
              <Check
                aria-hidden
                className={chosen ? "size-4 text-accent" : "invisible size-4"}
              />
              <span className="min-w-0 flex-1">{words}</span>
              {count === null ? null : (
                <span className="text-ink-3">{count.toLocaleString("en")}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2 text-xs text-ink-3">
        {shown.length === 0 ? `No ${label} fit.` : null}
      </p>
    </div>
  );
}
