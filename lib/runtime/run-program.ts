import { setTimeout as delay } from "node:timers/promises";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { explainFailure } from "./explain-failure.ts";
import { stopOrphanedPostgres } from "./postgres/embedded-postgres.ts";

/** What a program tells its supervisor. */
export type ProgramMessage =
  /** It does its work; `lines` are for the console, once everything is ready. */
  | { readonly kind: "ready"; readonly lines: readonly string[] }
  /** It cannot start, and never will as things are. */
  | { readonly kind: "failed"; readonly line: string };

/** What a supervisor tells its programs. A channel that closes without it means that the supervisor was killed. */
export const STOP = "stop";

/** The argument of a program that was ready before and died: its console lines were printed then. */
export const RESTARTED = "--restarted";

export type RunningProgram = {
  readonly lines?: readonly string[];
  /** Finishes what is under way, within seconds. */
  stop(): Promise<void>;
};

/**
 * Runs one of the programs, in its own process, until it is told to stop: by its supervisor (`supervised-child.ts`), or, where
 * it was started without one, by a signal. One whose supervisor was killed is an orphan: it stops as
 * well, and stops the embedded Postgres that nobody would stop any more.
 *
 * A signal to the whole process group is the supervisor's to answer.
 *
 * @param start rejects when the program cannot start
 * @param options.orphanDelayMs how long an orphan that is done waits before it stops Postgres, which others may still need:
 * the receiver not at all, since after its last webhook nothing has to be stored; the others longer, in case there is no receiver
 */
export function runProgram(
  start: () => Promise<RunningProgram>,
  options: { readonly orphanDelayMs: number },
): void {
  const starting = start();
  let stopping = false;
  const stop = async (orphaned: boolean) => {
    if (stopping) return;
    stopping = true;
    const running = await starting.catch(() => null);
    await running?.stop();
    if (orphaned) {
      await delay(options.orphanDelayMs);
      await stopOrphanedPostgres(env().dataDir);
    }
  };
  const end = (orphaned: boolean) => {
    stop(orphaned).then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, "A program did not stop in order.");
        process.exit(1);
      },
    );
  };
  stopWhenTold(end);
  process.on("unhandledRejection", (error: unknown) => {
    log().error(
      { err: error },
      "A promise was rejected, and nothing handled it.",
    );
  });
  starting.then(
    ({ lines = [] }) => {
      sendToSupervisor({ kind: "ready", lines });
    },
    (error: unknown) => {
      if (stopping) return;
      const line = explainFailure(error);
      if (!process.connected) process.stderr.write(`${line}\n`);
      sendToSupervisor({ kind: "failed", line }, () => process.exit(1));
    },
  );
}

function stopWhenTold(end: (orphaned: boolean) => void): void {
  const supervised = process.connected;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!supervised) end(false);
    });
  }
  process.on("message", (message) => {
    if (message === STOP) end(false);
  });
  process.on("disconnect", () => {
    end(true);
  });
}

function sendToSupervisor(
  message: ProgramMessage,
  then: () => void = () => undefined,
) {
  if (process.connected && process.send)
    process.send(message, undefined, undefined, then);
  else then();
}
