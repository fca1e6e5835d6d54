"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

const key = "preview";

/** Long enough that a key held down looks at no row that it only passes. */
const REST_MS = 90;

export type Preview = {
  /** The row looked at, as the address has it; null while none is. */
  readonly id: string | null;
  /** Looks at a row, or away from the one that is looked at already; the same function on every render. */
  readonly toggle: (id: string) => void;
  /** Looks at another row while one is looked at; the same function on every render. */
  readonly follow: (id: string) => void;
  readonly close: () => void;
};

/** Looks at one row at a time without leaving the table. The address says which, so that it is shared and found again by Back. */
export function usePreview(): Preview {
  const search = useSearchParams();
  const at = search.get(key);
  const [next, setNext] = useState<string | null>(null);

  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => {
      show(next, "replace");
      setNext(null);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [next]);

  const toggle = useCallback((id: string) => {
    const current = shownNow();
    setNext(null);
    if (current === null) show(id, "push");
    else show(current === id ? null : id, "replace");
  }, []);
  const follow = useCallback((id: string) => {
    const current = shownNow();
    if (current !== null && current !== id) setNext(id);
  }, []);
  const close = useCallback(() => {
    setNext(null);
    show(null, "replace");
  }, []);
  return { id: at === "" ? null : at, toggle, follow, close };
}

function shownNow(): string | null {
  return new URLSearchParams(window.location.search).get(key);
}

/** Next keeps its router in step with what is written into the history; the server is not asked. */
function show(id: string | null, how: "push" | "replace"): void {
  const query = new URLSearchParams(window.location.search);
  if (id === null) query.delete(key);
  else query.set(key, id);
  const address = `${window.location.pathname}${query.size === 0 ? "" : `?${query.toString()}`}`;
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}
