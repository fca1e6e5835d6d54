"use client";

import { useEffect, useSyncExternalStore } from "react";

export type ListName = "entries" | "events";

let current: ListName | null = null;
const changed = new EventTarget();

function setCurrent(list: ListName | null): void {
  current = list;
  changed.dispatchEvent(new Event("change"));
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => {
    changed.removeEventListener("change", listener);
  };
}

/** Tells the navigation which list the page of a single event belongs to. */
export function BelongsTo({ list }: { list: ListName }) {
  useEffect(() => {
    setCurrent(list);
    return () => {
      setCurrent(null);
    };
  }, [list]);
  return null;
}

/** The list that the page belongs to; null on pages that belong to none. */
export function useCurrentList(): ListName | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
