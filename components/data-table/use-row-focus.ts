"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { isUnfocused, singleKeysAreOn } from "#components/ui/single-keys.ts";
import { rememberList } from "#components/ui/remembered-list.ts";
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

/**
 * While nothing has the focus, the keys of a row are those of the row that Tab would reach: arrow keys
 * and letters move to it, space looks at it, Enter opens it. Letters can be switched off.
 */
export function useRowKeys(
  body: RefObject<HTMLTableSectionElement | null>,
): void {
  useEffect(() => {
    const take = (event: globalThis.KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.defaultPrevented || !isPlain || !isUnfocused(event)) return;
      const isLetter = /^[a-z]$/.test(event.key);
      if (isLetter && !singleKeysAreOn()) return;
      const row = rowLinks(body.current).find((link) => link.tabIndex === 0);
      if (row === undefined) return;
      if (["ArrowDown", "ArrowUp", "j", "k"].includes(event.key)) {
        event.preventDefault();
        row.focus();
      } else if ([" ", "x"].includes(event.key)) {
        event.preventDefault();
        row.focus();
        const { key } = event;
        row.dispatchEvent(
          new window.KeyboardEvent("keydown", { key, bubbles: true }),
        );
      } else if (event.key === "Enter") {
        event.preventDefault();
        row.click();
      }
    };
    document.addEventListener("keydown", take);
    return () => {
      document.removeEventListener("keydown", take);
    };
  }, [body]);
}

/** Remembers that a row was opened from here. */
export function rememberRow(id: string): void {
  openedFrom.set(here(), id);
  const ids = rowLinks(document.body).flatMap(({ dataset }) =>
    dataset.rowLink === undefined ? [] : [dataset.rowLink],
  );
  rememberList({ address: here(), ids });
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
