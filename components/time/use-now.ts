"use client";

import { useSyncExternalStore } from "react";
import { usePageTime } from "./zone-context.tsx";

const TICK_MS = 5_000;
const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The time in ms, moving on every five seconds by one clock for the whole page. While the browser
 * takes over the server's markup it is the time at which that was written, so that both agree.
 */
export function useNow(): number {
  const { writtenAt } = usePageTime();
  return useSyncExternalStore(
    subscribe,
    () => (now === 0 ? writtenAt : now),
    () => writtenAt,
  );
}
