"use client";

import { useEffect, useEffectEvent } from "react";

const POLL_MS = 3_000;
/** Twice as long after each try: the last is half a minute or so after the one before. */
const FIRST_WAIT_MS = 5_000;
const MAX_TRIES = 4;
/** By then it is another failure. */
const FORGET_MS = 300_000;

/** How often what failed was tried again by itself, and when it last was. */
const tries = new Map<
  string,
  { readonly count: number; readonly at: number }
>();

/**
 * Tries a failure again by itself: a few times within a minute, since what a busy moment refused the next one gives, and
 * whenever the server can store and read again, having been seen unable to. What still fails then is left to the reader.
 *
 * @param what failed, the same whenever it fails
 */
export function useRecovery(what: string, retry: () => void): void {
  const again = useEffectEvent(retry);
  useEffect(() => {
    const leaving = new AbortController();
    let wasAway = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const isReady = await isServerReady(leaving.signal);
      if (leaving.signal.aborted) return;
      if (isReady && (wasAway || takeTry(what))) again();
      wasAway = !isReady;
      timer = setTimeout(() => void look(), POLL_MS);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [what]);
}

/** Whether it may be tried now, and counts that it is. */
function takeTry(what: string): boolean {
  const now = Date.now();
  const last = tries.get(what);
  const isOver = last === undefined || now - last.at > FORGET_MS;
  const count = isOver ? 0 : last.count;
  if (count === MAX_TRIES) return false;
  if (!isOver && now - last.at < FIRST_WAIT_MS * 2 ** (count - 1)) return false;
  tries.set(what, { count: count + 1, at: now });
  return true;
}

async function isServerReady(signal: AbortSignal): Promise<boolean> {
  try {
    return (await fetch("/api/health/ready", { signal })).ok;
  } catch {
    return false;
  }
}
