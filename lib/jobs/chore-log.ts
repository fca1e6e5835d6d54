import { isReadOnly } from "#lib/errors/database-obstacle.ts";
import { log } from "#lib/log.ts";

/**
 * Tells the log how the chores fare: a line when one begins to fail or fails otherwise, and one when it is well again, not one
 * for each time. That the database takes no changes is told once, for all of them.
 */
export class ChoreLog {
  /** What each that fails says. */
  readonly #failing = new Map<string, string>();
  /** Those that a database that takes no changes keeps waiting. */
  readonly #waiting = new Set<string>();

  /** It was done. */
  done(name: string): void {
    if (this.#failing.delete(name))
      log().info(`The chore "${name}" is done again.`);
    if (this.#waiting.delete(name) && this.#waiting.size === 0)
      log().info("The database takes changes again: the chores are done.");
  }

  failed(name: string, error: unknown): void {
    if (isReadOnly(error)) {
      if (this.#waiting.size === 0)
        log().warn(
          "The database takes no changes: it is read-only, or a replica of another one. The chores wait until it does.",
        );
      this.#waiting.add(name);
      return;
    }
    const said = error instanceof Error ? error.message : String(error);
    if (this.#failing.get(name) === said) return;
    this.#failing.set(name, said);
    log().error({ err: error }, `The chore "${name}" failed.`);
  }
}
