"use client";

import type { Route } from "next";
import Form from "next/form";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { usePageTime } from "#components/time/zone-context.tsx";
import { formatWithZone } from "#lib/domain/time/format-time.ts";
import { KeptFields } from "#components/event-filter/kept-fields.tsx";

/** Numbers of edges between bars, the start before the end. */
type Range = { readonly start: number; readonly end: number };

/**
 * A range of time chosen over the bars: drawn with the pointer, which takes it when it is lifted, or moved at
 * either end by the arrow keys, where Enter takes it and Escape lets go.
 */
export function HistogramBrush({
  edges,
  action,
  kept,
}: {
  /** Where the bars begin, and where the last one ends, ISO 8601. */
  edges: readonly string[];
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
}) {
  const most = edges.length - 1;
  const form = useRef<HTMLFormElement>(null);
  const drawnFrom = useRef<number | null>(null);
  const [range, setRange] = useState<Range | null>(null);
  const { start, end } = range ?? { start: 0, end: most };

  const { zone } = usePageTime();
  const words = (edge: number) =>
    formatWithZone(new Date(edges[edge] ?? ""), zone);

  const barAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const bar = Math.floor(((clientX - left) / width) * most);
    return Math.min(Math.max(bar, 0), most - 1);
  };
  const draw = (bar: number) => {
    const from = drawnFrom.current ?? bar;
    setRange({ start: Math.min(from, bar), end: Math.max(from, bar) + 1 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setRange(null);
    if (event.key !== "Enter" || range === null) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const slider = (which: keyof Range, name: string) => (
    <input
      type="range"
      aria-label={name}
      aria-valuetext={words(which === "start" ? start : end)}
      min={0}
      max={most}
      value={which === "start" ? start : end}
      onChange={(event) => {
        const to = event.target.valueAsNumber;
        setRange(
          which === "start"
            ? { start: Math.min(to, end - 1), end }
            : { start, end: Math.max(to, start + 1) },
        );
      }}
      onKeyDown={onKeyDown}
      className="peer pointer-events-none absolute size-px opacity-0"
    />
  );
  return (
    <Form
      ref={form}
      action={action}
      scroll={false}
      className="absolute inset-0"
    >
      <KeptFields kept={kept} />
      {range === null ? null : (
        <>
          <input type="hidden" name="from" value={edges[start]} />
          <input type="hidden" name="to" value={edges[end]} />
        </>
      )}
      <div className="absolute inset-0 has-focus-visible:outline-2 has-focus-visible:outline-accent">
        {slider("start", "Start of the time range")}
        {slider("end", "End of the time range")}
        <div
          aria-hidden
          title="Drag across the bars to choose a time range"
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            drawnFrom.current = barAt(event);
            draw(drawnFrom.current);
          }}
          onPointerMove={(event) => {
            if (drawnFrom.current !== null) draw(barAt(event));
          }}
          onPointerUp={() => {
            if (drawnFrom.current === null) return;
            drawnFrom.current = null;
            form.current?.requestSubmit();
          }}
          onPointerCancel={() => {
            drawnFrom.current = null;
            setRange(null);
          }}
          className="absolute inset-0 cursor-crosshair touch-pan-y"
        >
          {range === null ? null : (
            <span
              style={{
                left: `${String((start / most) * 100)}%`,
                width: `${String(((end - start) / most) * 100)}%`,
              }}
              className="absolute inset-y-0 border-x-2 border-accent bg-accent/15"
            />
          )}
        </div>
      </div>
      {range === null ? null : (
        <Button
          type="submit"
          look="primary"
          className="absolute top-full right-0 z-10 mt-1"
        >
          Show this range
        </Button>
      )}
    </Form>
  );
}
