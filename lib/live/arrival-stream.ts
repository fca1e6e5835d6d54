import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { setTimeout as pause } from "node:timers/promises";
import { countArrivals } from "#lib/db/arrivals/count-arrivals.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "../errors/app-error.ts";
import { log } from "../log.ts";
import { type ArrivalWatch, arrivalWatch } from "./arrival-watch.ts";

/** What the event `arrivals` carries; the count stops at 1,000. */
export type Arrivals = {
  readonly count: number;
  readonly newestId: string | null;
};

const maxWatchers = 200;
const heartbeatMs = 15_000;
/** Between two counts for one page, however fast events arrive. */
const minGapMs = 500;

/**
 * Server-sent events that tell how many events fit a filter and came after one:
 * `arrivals` at once and whenever that changes, `failure` with a message when it cannot be told, a comment
 * every fifteen seconds so that nothing on the way closes the connection.
 *
 * @param after a UUID; null: after none
 * @param signal ends the stream
 * @throws {AppError} `unavailable` when too many pages watch already
 */
export function arrivalStream(
  scope: SourceScope,
  filter: EventFilter,
  after: string | null,
  signal: AbortSignal,
  watch: ArrivalWatch = arrivalWatch(),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (watch.watchers >= maxWatchers) {
    throw new AppError(
      "unavailable",
      `More than ${String(maxWatchers)} pages watch for arrivals already.`,
    );
  }
  const ended = new AbortController();
  const anyEnd = AbortSignal.any([signal, ended.signal]);
  const messages = tell(scope, filter, after, anyEnd, watch);
  // A page that no longer reads leaves the generator waiting at a message; this lets it finish.
  anyEnd.addEventListener("abort", () => void messages.return(undefined));
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await messages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      ended.abort();
    },
  });
}

async function* tell(
  scope: SourceScope,
  filter: EventFilter,
  after: string | null,
  signal: AbortSignal,
  watch: ArrivalWatch,
): AsyncGenerator<string, undefined> {
  const leave = watch.join();
  try {
    let told = "";
    while (!signal.aborted) {
      const { version } = watch;
      const message = await currentMessage(scope, filter, after);
      yield message === told ? ": still here\n\n" : message;
      told = message;
      await pauseUntilEnded(minGapMs, signal);
      await watch.changeSince(version, heartbeatMs, signal);
    }
    return undefined;
  } finally {
    leave();
  }
}

async function currentMessage(
  scope: SourceScope,
  filter: EventFilter,
  after: string | null,
): Promise<string> {
  try {
    const arrivals: Arrivals = await countArrivals(
      scope,
      filter,
      after,
      new Date(),
    );
    return toMessage("arrivals", arrivals);
  } catch (error) {
    if (error instanceof AppError) {
      return toMessage("failure", { code: error.code, message: error.message });
    }
    log().error({ err: error }, "Arrivals could not be counted.");
    return toMessage("failure", {
      code: "internal",
      message: "Arrivals could not be counted.",
    });
  }
}

function toMessage(event: "arrivals" | "failure", data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function pauseUntilEnded(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
