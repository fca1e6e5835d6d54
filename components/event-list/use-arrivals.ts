"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { watchStored } from "./live/watch-stored.ts";

export type Connection =
  "connecting" | "live" | "paused" | "reconnecting" | "offline";

/**
 * Watches for events that fit the list and are younger than its newest: whenever events were
 * stored, and while the page can be seen, it asks at `href` how many there are. `onCount` is told
 * each time that number changes. Nothing is asked while paused.
 */
export function useArrivals(
  href: string,
  isPaused: boolean,
  onCount: (count: number) => void,
): Connection {
  const [connection, setConnection] = useState<Connection>("connecting");
  const tell = useEffectEvent(onCount);

  useEffect(() => {
    if (isPaused) return;
    const ended = new AbortController();
    let told = 0;
    let wanted = 0;
    let asked = 0;
    let isAsking = false;
    const ask = async () => {
      if (isAsking) return;
      isAsking = true;
      while (asked < wanted && !document.hidden) {
        asked = wanted;
        const count = await fetchCount(href, ended.signal);
        if (ended.signal.aborted) return;
        setConnection(count === null ? "offline" : "live");
        if (count !== null && count !== told && count > 0) tell(count);
        told = count ?? told;
      }
      isAsking = false;
    };
    const end = watchStored((message) => {
      if (message.kind === "stored") {
        wanted++;
        void ask();
      } else if (message.state !== "live") setConnection(message.state);
    });
    document.addEventListener("visibilitychange", () => void ask(), {
      signal: ended.signal,
    });
    return () => {
      ended.abort();
      end();
    };
  }, [href, isPaused]);

  return isPaused ? "paused" : connection;
}

/** @returns null when it cannot be told right now */
async function fetchCount(
  href: string,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const answer = await fetch(href, { signal });
    if (!answer.ok) return null;
    const { count } = (await answer.json()) as { count: number };
    return count;
  } catch {
    return null;
  }
}
