import { findNewestEventId } from "#lib/db/events/find-newest-event-id.ts";
import { listenForStored } from "#lib/db/arrivals/listen-for-stored.ts";
import { log } from "../log.ts";
import { onePerProcess } from "../one-per-process.ts";

const pollMs = 2_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * Notices that events were stored, for as long as someone watches: at once by
 * LISTEN, on one connection however many watch, and by a look at the newest id every two
 * seconds, which alone suffices where LISTEN is impossible.
 */
export class ArrivalWatch {
  #version = 0;
  #watchers = 0;
  #waiting = new Set<() => void>();
  #newestId: string | null | undefined;
  #poll: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retryMs = firstRetryMs;
  #unlisten: (() => void) | undefined;

  /** Grows whenever events may have been stored, or could no longer be asked for. */
  get version(): number {
    return this.#version;
  }

  get watchers(): number {
    return this.#watchers;
  }

  /** Begins to watch. @returns a function to call once, which ends it */
  join(): () => void {
    this.#watchers++;
    if (this.#watchers === 1) this.#start();
    return () => {
      this.#watchers--;
      if (this.#watchers === 0) this.#stop();
    };
  }

  /** Resolves when the version is no longer the one given, the time is up, or the signal aborts. */
  async changeSince(
    version: number,
    ms: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#version !== version || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
      signal.addEventListener("abort", done);
    });
  }

  #start(): void {
    void this.#look();
    this.#poll = setInterval(() => void this.#look(), pollMs);
    void this.#listen();
  }

  #stop(): void {
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.#newestId = undefined;
  }

  async #look(): Promise<void> {
    try {
      const newestId = await findNewestEventId("all");
      const isNew = newestId !== this.#newestId;
      this.#newestId = newestId;
      if (isNew) this.#tell();
    } catch {
      // Each watcher asks for itself, meets the failure and reports it.
      if (this.#newestId !== undefined) this.#tell();
      this.#newestId = undefined;
    }
  }

  async #listen(): Promise<void> {
    try {
      const unlisten = await listenForStored(
        () => {
          this.#tell();
        },
        () => {
          this.#unlisten = undefined;
          this.#listenLater();
        },
      );
      this.#retryMs = firstRetryMs;
      // Everyone may have left while the connection was being made.
      if (this.#watchers === 0 || this.#unlisten) unlisten();
      else this.#unlisten = unlisten;
    } catch (error) {
      log().warn(
        { err: error },
        "Arrivals cannot be listened for; they are looked for every two seconds.",
      );
      this.#listenLater();
    }
  }

  #listenLater(): void {
    if (this.#watchers === 0) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#listen(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #tell(): void {
    this.#version++;
    for (const done of [...this.#waiting]) done();
  }
}

const watch = onePerProcess("arrivalWatch", () => new ArrivalWatch());

/** The watch of this process. */
export function arrivalWatch(): ArrivalWatch {
  return watch.get();
}
