"use client";

import { ArrowDown, ArrowUp, Check, Columns3, Minus, Plus } from "lucide-react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { Popover } from "#components/ui/popover.tsx";
import { ChoiceLink, type ColumnChoice } from "./choice-link.tsx";
import { DensityChoice } from "./density-choice.tsx";
import type { SizedColumns } from "./use-column-widths.ts";

export type ColumnOption = {
  readonly id: string;
  readonly label: string;
  readonly shown: boolean;
  /** Null where there is nothing to choose: the column that opens rows stays, the first cannot go further up. */
  readonly toggle: ColumnChoice | null;
  readonly up: ColumnChoice | null;
  readonly down: ColumnChoice | null;
};

export type ColumnOptions = {
  /** The cookie that keeps the choice. */
  readonly cookie: string;
  readonly options: readonly ColumnOption[];
  readonly reset: ColumnChoice;
};

const STEP_PX = 24;
const small =
  "inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-line hover:text-ink aria-disabled:opacity-30 disabled:opacity-30 [&_svg]:size-3.5";

/** Which columns are shown, in which order and how wide. The choice is in the address, and kept for the next visit. */
export function ColumnMenu({
  columns: { cookie, options, reset },
  sized: { widths, resize, resetAll },
}: {
  columns: ColumnOptions;
  sized: SizedColumns;
}) {
  const step = (id: string, by: number) => {
    const header = document.querySelector<HTMLElement>(`[data-column="${id}"]`);
    resize(id, (widths[id] ?? header?.offsetWidth ?? 0) + by);
  };
  const keep = ({ kept }: ColumnChoice) => {
    keepInCookie(cookie, kept);
  };
  return (
    <Popover
      align="end"
      className="inline-flex size-7 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
      label={
        <>
          <Columns3 aria-hidden className="size-4" />
          <span className="sr-only">Columns</span>
        </>
      }
    >
      <ul aria-label="Columns" className="max-h-96 overflow-y-auto">
        {options.map(({ id, label, shown, toggle, up, down }) => (
          <li
            key={id}
            className="flex items-center gap-0.5 rounded-sm pr-1 hover:bg-sunk"
          >
            <ChoiceLink
              choice={toggle}
              onChoose={keep}
              label={`${shown ? "Hide" : "Show"} ${label}`}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 -outline-offset-2"
            >
              <Check
                aria-hidden
                className={shown ? "size-4 text-accent" : "invisible size-4"}
              />
              <span className="truncate">{label}</span>
            </ChoiceLink>
            {shown ? (
              <>
                <button
                  type="button"
                  aria-label={`${label} narrower`}
                  title="Narrower"
                  className={small}
                  onClick={() => {
                    step(id, -STEP_PX);
                  }}
                >
                  <Minus aria-hidden />
                </button>
                <button
                  type="button"
                  aria-label={`${label} wider`}
                  title="Wider"
                  className={small}
                  onClick={() => {
                    step(id, STEP_PX);
                  }}
                >
                  <Plus aria-hidden />
                </button>
                <ChoiceLink
                  choice={up}
                  onChoose={keep}
                  label={`${label} earlier`}
                  className={small}
                >
                  <ArrowUp aria-hidden />
                </ChoiceLink>
                <ChoiceLink
                  choice={down}
                  onChoose={keep}
                  label={`${label} later`}
                  className={small}
                >
                  <ArrowDown aria-hidden />
                </ChoiceLink>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <DensityChoice />
      <ChoiceLink
        choice={reset}
        onChoose={(choice) => {
          keep(choice);
          resetAll();
        }}
        className="mt-1 flex min-h-8 items-center border-t border-line px-2 pt-1 text-ink-2 hover:text-ink"
      >
        As they were
      </ChoiceLink>
    </Popover>
  );
}
