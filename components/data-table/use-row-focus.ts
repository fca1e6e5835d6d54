"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { nextRow } from "./next-row.ts";

/** The row last opened from each address, for the reader who comes back to it. */
const openedFrom = new Map<string, string>();

const here = () => window.location.pathname + window.location.search;

function rowLinks(body: HTMLElement | null | undefined): HTMLElement[] {
  return Array.from(
    body?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [],
  );
}

/**
 * One tab stop for a whole table, and the way back: returning to the page
 * focuses the row that was opened from it.
 */
export function useRowFocus(ids: readonly string[]) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);

  useEffect(() => {
    const id = openedFrom.get(here());
    if (id === undefined) return;
    openedFrom.delete(here());
    rowLinks(body.current)
      .find((link) => link.dataset.rowLink === id)
      ?.focus();
  }, []);

  return {
    body,
    /** The id of the row whose link Tab reaches. */
    tabStop:
      activeId !== null && ids.includes(activeId) ? activeId : (ids[0] ?? null),
    onFocus: setActiveId,
  };
}

/** Remembers that a row was opened from here. */
export function rememberRow(id: string): void {
  openedFrom.set(here(), id);
}

/**
 * Moves the focus from one row link to another. Letters act only while a row
 * has the focus, so that they never collide with what a screen reader or voice control types (WCAG 2.1.4).
 */
export function moveRowFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows = rowLinks(event.currentTarget.closest("tbody"));
  const to = nextRow(event.key, rows.indexOf(event.currentTarget), rows.length);
  if (to === null) return;
  event.preventDefault();
  rows[to]?.focus();
}
