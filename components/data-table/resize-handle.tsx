"use client";

import { useRef } from "react";

/**
 * The edge of a column's header: dragged, it sizes the column; pressed twice, the column takes its own share again.
 * For the pointer alone: the column menu does the same by keyboard.
 */
export function ResizeHandle({
  onResize,
}: {
  onResize: (px: number | null) => void;
}) {
  const start = useRef<{ x: number; px: number } | null>(null);
  return (
    <span
      aria-hidden
      onPointerDown={(event) => {
        const header = event.currentTarget.closest("th");
        if (header === null) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, px: header.offsetWidth };
      }}
      onPointerMove={(event) => {
        if (start.current === null) return;
        onResize(start.current.px + event.clientX - start.current.x);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onDoubleClick={() => {
        onResize(null);
      }}
      className="absolute inset-y-1 right-0 z-10 w-3 cursor-col-resize touch-none border-x-[5px] border-transparent bg-clip-padding hover:bg-edge active:bg-accent max-table:hidden"
    />
  );
}
