import { fork, type ChildProcess } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { ProgramFailed } from "./explain-failure.ts";
import { RESTARTED, STOP, type ProgramMessage } from "./run-program.ts";

/** Waits before each restart: short, since a program must be back within five seconds. */
const BACKOFF_MS = [50, 250, 500, 1_000] as const;
/** One that was ready for so long begins again with the first wait. */
const STEADY_MS = 10_000;

const YOUNG_SPACE = "--max-semi-space-size=";
/**
 * Where the C library is GNU's it gives each thread a heap of its own, and each keeps what buffers once took: of all programs
 * after 12,000 webhooks 660 MB, with one heap 579. Whoever sets the variable for us decides.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

export type Program = {
  /** As people read it in the log. */
  readonly name: string;
  /** Beside this file. */
  readonly file: string;
  readonly args: readonly string[];
  readonly nodeEnv: "development" | "production";
  /** The most that half of V8's room for new objects may grow to, in MiB: V8 keeps what it once took. Small costs time under load. */
  readonly youngSpaceMb: number;
  /**
   * By so many percent of what is in use V8 lets memory grow before it collects garbage. Unless told V8 decides, and lets much pile up
   * where many short-lived bodies pass through.
   */
  readonly heapGrowthPercent?: number;
  /** Its `nice` value, from 0 to 19: the higher, the less of the processor it gets while others want it. */
  readonly niceness: number;
  /** It is killed when it has not stopped by then. */
  readonly stopWithinMs: number;
};

/**
 * One program in a process of its own, started again whenever it ends, until it is stopped. This is the supervisor's side;
 * the program's is `run-program.ts`.
 */
export class SupervisedChild {
  readonly #program: Program;
  readonly #env: NodeJS.ProcessEnv;
  readonly #ready = Promise.withResolvers<readonly string[]>();
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #restartTimer: NodeJS.Timeout | undefined;
  #failures = 0;
  #wasReady = false;
  #readyAt: number | null = null;

  constructor(
    program: Program,
    env: Readonly<Record<string, string | undefined>>,
  ) {
    this.#program = program;
    this.#env = { ...ONE_ARENA, ...env, NODE_ENV: program.nodeEnv };
    // Avoids an unhandled rejection; whoever awaits `ready` still gets the failure.
    this.#ready.promise.catch(() => undefined);
    this.#start();
  }

  /**
   * The lines for the console, once it is ready for the first time.
   *
   * @throws {ProgramFailed} when it said that it cannot start
   */
  get ready(): Promise<readonly string[]> {
    return this.#ready.promise;
  }

  /** Stops it, whatever it is doing, and resolves when its process has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restartTimer);
    const child = this.#child;
    if (!child) return;
    if (child.connected) child.send(STOP, () => undefined);
    const patience = new AbortController();
    void delay(this.#program.stopWithinMs, null, patience).then(
      () => child.kill("SIGKILL"),
      () => undefined,
    );
    await this.#ended;
    patience.abort();
  }

  #start(): void {
    const { file, args, name, youngSpaceMb, heapGrowthPercent } = this.#program;
    this.#readyAt = null;
    let child: ChildProcess;
    try {
      const restarted = this.#wasReady ? [RESTARTED] : [];
      child = fork(
        path.join(import.meta.dirname, file),
        [...args, ...restarted],
        {
          env: this.#env,
          execArgv: [
            ...process.execArgv.filter((arg) => !arg.startsWith(YOUNG_SPACE)),
            `${YOUNG_SPACE}${String(youngSpaceMb)}`,
            ...(heapGrowthPercent === undefined
              ? []
              : [`--heap-growing-percent=${String(heapGrowthPercent)}`]),
          ],
          stdio: ["ignore", "inherit", "inherit", "ipc"],
        },
      );
    } catch (error) {
      log().error({ err: error }, `The ${name} could not be started.`);
      this.#restart();
      return;
    }
    lowerPriority(child, this.#program.niceness);
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#child = null;
        resolve();
      };
      child.once("exit", (code, signal) => {
        end();
        if (this.#stopping) return;
        log().error(
          { code, signal },
          `The ${name} ended. It is started again.`,
        );
        this.#restart();
      });
      child.on("error", (error) => {
        log().error({ err: error }, `The ${name} has a failing process.`);
        // Without a process there will be no exit.
        if (child.pid !== undefined) return;
        end();
        if (!this.#stopping) this.#restart();
      });
    });
    child.on("message", (message: ProgramMessage) => {
      this.#hear(message);
    });
  }

  #hear(message: ProgramMessage): void {
    if (message.kind === "ready") {
      this.#readyAt = Date.now();
      this.#wasReady = true;
      this.#ready.resolve(message.lines);
    } else {
      // Of a first start that fails whoever waits for it tells.
      if (this.#wasReady)
        log().error(
          { line: message.line },
          `The ${this.#program.name} failed.`,
        );
      this.#ready.reject(new ProgramFailed(message.line));
    }
  }

  #restart(): void {
    if (this.#readyAt !== null && Date.now() - this.#readyAt > STEADY_MS)
      this.#failures = 0;
    const wait = BACKOFF_MS[this.#failures] ?? BACKOFF_MS.at(-1);
    this.#failures++;
    this.#restartTimer = setTimeout(() => {
      this.#start();
    }, wait);
  }
}

/** Where the system does not allow that, it runs with the usual priority. */
function lowerPriority({ pid }: ChildProcess, niceness: number): void {
  if (pid === undefined || niceness === 0) return;
  try {
    setPriority(pid, niceness);
  } catch (error) {
    log().warn({ err: error }, "A program's priority could not be lowered.");
  }
}
