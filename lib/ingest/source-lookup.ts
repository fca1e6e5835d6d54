import { hashSourceKey } from "../crypto/source-key.ts";
import { findSources } from "#lib/db/ingest/find-sources.ts";
import { log } from "../log.ts";
import { onePerProcess } from "../one-per-process.ts";

/** What a key opens; `unreachable` when the database cannot say. */
export type SourceState = "known" | "revoked" | "unknown" | "unreachable";

type Waiting = {
  readonly hash: Uint8Array;
  readonly resolve: (state: SourceState) => void;
  readonly promise: Promise<SourceState>;
};

const CACHED_MS = 2_000;
const maxCached = 10_000;
const maxWaiting = 4_096;
const maxAtOnce = 256;

/**
 * Looks keys up, all that wait in one statement, and remembers for two seconds those
 * that are in use. What a key does not open is asked anew each time, so that a new or
 * restored source hears its first webhook. Keys that were known before go first, so
 * that a stranger who tries keys makes strangers wait.
 */
export class SourceLookup {
  readonly #find: typeof findSources;
  readonly #knownUntil = new Map<string, number>();
  readonly #onceKnown = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #asked = new Map<string, Waiting>();
  #asking = false;

  constructor(find: typeof findSources = findSources) {
    this.#find = find;
  }

  async find(sourceKey: string): Promise<SourceState> {
    const knownUntil = this.#knownUntil.get(sourceKey) ?? 0;
    if (knownUntil > Date.now()) return "known";
    return this.#wait(sourceKey);
  }

  #wait(name: string): Promise<SourceState> {
    const asked = this.#asked.get(name) ?? this.#waiting.get(name);
    if (asked) return asked.promise;
    if (this.#waiting.size >= maxWaiting && !this.#onceKnown.has(name))
      return Promise.resolve("unreachable");
    const waiting = {
      hash: hashSourceKey(name),
      ...Promise.withResolvers<SourceState>(),
    };
    this.#waiting.set(name, waiting);
    void this.#ask();
    return waiting.promise;
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#waiting.size > 0) await this.#askFor(this.#takeSome());
    this.#asking = false;
  }

  #takeSome(): [string, Waiting][] {
    const names = [...this.#waiting.keys()];
    const some = [
      ...names.filter((name) => this.#onceKnown.has(name)),
      ...names.filter((name) => !this.#onceKnown.has(name)),
    ].slice(0, maxAtOnce);
    return some.flatMap((name): [string, Waiting][] => {
      const waiting = this.#waiting.get(name);
      this.#waiting.delete(name);
      if (waiting) this.#asked.set(name, waiting);
      return waiting ? [[name, waiting]] : [];
    });
  }

  async #askFor(asked: readonly [string, Waiting][]): Promise<void> {
    try {
      const found = await this.#find(asked.map(([, { hash }]) => hash));
      const revoked = new Map(
        found.map((source) => [
          Buffer.from(source.keyHash).toString("base64"),
          source.revoked,
        ]),
      );
      for (const [name, { hash, resolve }] of asked) {
        const isRevoked = revoked.get(Buffer.from(hash).toString("base64"));
        const state =
          isRevoked === undefined ? "unknown" : isRevoked ? "revoked" : "known";
        this.#keep(name, state);
        resolve(state);
      }
    } catch (error) {
      log().error({ err: error }, "Sources could not be looked up.");
      for (const [, { resolve }] of asked) resolve("unreachable");
    } finally {
      for (const [name] of asked) this.#asked.delete(name);
    }
  }

  #keep(name: string, state: SourceState): void {
    // What was looked up last is the last to go.
    this.#knownUntil.delete(name);
    this.#onceKnown.delete(name);
    if (state !== "known") return;
    this.#knownUntil.set(name, Date.now() + CACHED_MS);
    this.#onceKnown.add(name);
    dropOldest(this.#knownUntil);
    dropOldest(this.#onceKnown);
  }
}

function dropOldest(kept: Map<string, unknown> | Set<string>): void {
  const [oldest] = kept.size > maxCached ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
}

const ofThisProcess = onePerProcess("sourceLookup", () => new SourceLookup());

/**
 * What a key opens: in use as of at most two seconds ago, anything else as of now. What is received is checked
 * again when it is stored: this only decides whether a body is worth reading.
 */
export function findSourceState(sourceKey: string): Promise<SourceState> {
  return ofThisProcess.get().find(sourceKey);
}
