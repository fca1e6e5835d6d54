import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../errors/app-error.ts";
import { type ArrivalWatch, arrivalWatch } from "./arrival-watch.ts";

const maxWatchers = 200;
const heartbeatMs = 15_000;
/** Between two messages, however fast events arrive. */
const minGapMs = 500;

const message = new TextEncoder().encode("event: stored\ndata: {}\n\n");

/**
 * Server-sent events `stored`, which tell that events may have been stored: at once, whenever some
 * were, and every fifteen seconds, so that nothing on the way closes the connection. They carry
 * nothing: each list asks for what fits it.
 *
 * @param signal ends the stream
 * @throws {AppError} `unavailable` when too many watch already
 */
export function storedStream(
  signal: AbortSignal,
  watch: ArrivalWatch = arrivalWatch(),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (watch.watchers >= maxWatchers) {
    throw new AppError(
      "unavailable",
      `More than ${String(maxWatchers)} browsers watch for arrivals already.`,
    );
  }
  const ended = new AbortController();
  const anyEnd = AbortSignal.any([signal, ended.signal]);
  const messages = tell(anyEnd, watch);
  // A browser that no longer reads leaves the generator waiting at a message; this lets it finish.
  anyEnd.addEventListener("abort", () => void messages.return(undefined));
  return new ReadableStream({
    async pull(controller) {
      const { done } = await messages.next();
      if (done) controller.close();
      else controller.enqueue(message);
    },
    cancel() {
      ended.abort();
    },
  });
}

async function* tell(
  signal: AbortSignal,
  watch: ArrivalWatch,
): AsyncGenerator<undefined, undefined> {
  const leave = watch.join();
  try {
    while (!signal.aborted) {
      const { version } = watch;
      yield undefined;
      await pauseUntilEnded(minGapMs, signal);
      await watch.changeSince(version, heartbeatMs, signal);
    }
    return undefined;
  } finally {
    leave();
  }
}

async function pauseUntilEnded(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
