"use client";

import { ArrowDown, ArrowUp, Check, Columns3, Minus, Plus } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";
import { Popover } from "#components/ui/popover/popover.tsx";
import { moved, toggled } from "./column-order.ts";
import { DensityChoice } from "./density-choice.tsx";
import type { OrderedColumns } from "./use-column-order.ts";
import type { SizedColumns } from "./use-column-widths.ts";

const STEP_PX = 24;

/** Which columns are shown, in which order and how wide. The choice is in the address, and kept for the next visit. */
export function ColumnMenu({
  columns: { all, shown, defaults, opening, show },
  sized,
}: {
  columns: OrderedColumns;
  sized: SizedColumns;
}) {
  const hidden = all.filter(({ id }) => !shown.includes(id));
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  return (
    <Popover
      align="end"
      className="inline-flex size-7 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
      label={
        <>
          <Icon of={Columns3} className="size-4" />
          <span className="sr-only">Columns</span>
        </>
      }
    >
      <ul aria-label="Columns" className="max-h-96 overflow-y-auto">
        {[...shown, ...hidden.map(({ id }) => id)].map((id) => (
          <ColumnItem
            key={id}
            id={id}
            label={labels.get(id) ?? id}
            place={shown.indexOf(id)}
            places={shown.length}
            onToggle={
              id === opening
                ? null
                : () => {
                    show(toggled(shown, id));
                  }
            }
            onMove={(by) => {
              show(moved(shown, id, by));
            }}
            sized={sized}
          />
        ))}
      </ul>
      <DensityChoice />
      <button
        type="button"
        onClick={() => {
          show(defaults);
          sized.resetAll();
        }}
        className="mt-1 flex min-h-8 w-full items-center border-t border-line px-2 pt-1 text-ink-2 hover:text-ink"
      >
        Reset columns
      </button>
    </Popover>
  );
}

function ColumnItem({
  id,
  label,
  place,
  places,
  onToggle,
  onMove,
  sized: { widths, resize },
}: {
  id: string;
  label: string;
  /** Among those shown, from 0; -1 for a hidden one. */
  place: number;
  places: number;
  /** Null for the column that stays. */
  onToggle: (() => void) | null;
  onMove: (by: -1 | 1) => void;
  sized: SizedColumns;
}) {
  const isShown = place >= 0;
  const step = (by: number) => {
    const header = document.querySelector<HTMLElement>(`[data-column="${id}"]`);
    resize(id, (widths[id] ?? header?.offsetWidth ?? 0) + by);
  };
  return (
    <li className="flex items-center gap-0.5 rounded-sm pr-1 hover:bg-sunk">
      <button
        type="button"
        aria-pressed={isShown}
        disabled={onToggle === null}
        onClick={onToggle ?? undefined}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-2 text-left -outline-offset-2"
      >
        <Icon
          of={Check}
          className={isShown ? "size-4 text-accent" : "invisible size-4"}
        />
        <span className="truncate">{label}</span>
      </button>
      {isShown ? (
        <>
          <Small
            label={`${label} narrower`}
            onClick={() => {
              step(-STEP_PX);
            }}
          >
            <Icon of={Minus} />
          </Small>
          <Small
            label={`${label} wider`}
            onClick={() => {
              step(STEP_PX);
            }}
          >
            <Icon of={Plus} />
          </Small>
          <Small
            label={`${label} earlier`}
            disabled={place === 0}
            onClick={() => {
              onMove(-1);
            }}
          >
            <Icon of={ArrowUp} />
          </Small>
          <Small
            label={`${label} later`}
            disabled={place === places - 1}
            onClick={() => {
              onMove(1);
            }}
          >
            <Icon of={ArrowDown} />
          </Small>
        </>
      ) : null}
    </li>
  );
}

function Small({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`, which would lose the focus of whoever moved a column to its end.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-line hover:text-ink aria-disabled:opacity-30 [&_svg]:size-3.5"
    >
      {children}
    </button>
  );
}
