"use client";

import { useEffect, useEffectEvent, useState } from "react";

export type Connection =
  "connecting" | "live" | "paused" | "reconnecting" | "offline";

/** How long after the server closed the stream for good it is asked again. */
const RETRY_MS = 10_000;

/**
 * Listens at `href` for events that fit the list and are younger than its newest.
 * `onCount` is told how many there are, each time that number changes. Nothing is asked while paused.
 */
export function useArrivals(
  href: string,
  isPaused: boolean,
  onCount: (count: number) => void,
): Connection {
  const [connection, setConnection] = useState<Connection>("connecting");
  const [attempt, setAttempt] = useState(0);
  const tell = useEffectEvent(onCount);

  useEffect(() => {
    if (isPaused) return;
    const stream = new EventSource(href);
    let retry: ReturnType<typeof setTimeout> | undefined;
    stream.addEventListener("open", () => {
      setConnection("live");
    });
    stream.addEventListener("arrivals", (event: MessageEvent<unknown>) => {
      setConnection("live");
      const count = toCount(event.data);
      if (count > 0) tell(count);
    });
    // The connection stands, but what has arrived cannot be told; the server goes on trying.
    stream.addEventListener("failure", () => {
      setConnection("offline");
    });
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED) {
        setConnection("reconnecting");
        return;
      }
      setConnection("offline");
      retry = setTimeout(() => {
        setAttempt((tries) => tries + 1);
      }, RETRY_MS);
    });
    return () => {
      stream.close();
      clearTimeout(retry);
    };
  }, [href, isPaused, attempt]);

  return isPaused ? "paused" : connection;
}

function toCount(data: unknown): number {
  const sent: unknown = typeof data === "string" ? JSON.parse(data) : null;
  return typeof sent === "object" &&
    sent !== null &&
    "count" in sent &&
    typeof sent.count === "number"
    ? sent.count
    : 0;
}
