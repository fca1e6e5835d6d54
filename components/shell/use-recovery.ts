"use client";

import { useEffect, useEffectEvent } from "react";

const POLL_MS = 3_000;

/**
 * Tries again by itself once the server can store and read again, having been seen unable to. A failure of another cause is left to
 * the reader: it would only fail again.
 */
export function useRecovery(retry: () => void): void {
  const again = useEffectEvent(retry);
  useEffect(() => {
    const leaving = new AbortController();
    let wasAway = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const isReady = await isServerReady(leaving.signal);
      if (leaving.signal.aborted) return;
      if (isReady && wasAway) again();
      wasAway = !isReady;
      timer = setTimeout(() => void look(), POLL_MS);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, []);
}

async function isServerReady(signal: AbortSignal): Promise<boolean> {
  try {
    return (await fetch("/api/health/ready", { signal })).ok;
  } catch {
    return false;
  }
}
