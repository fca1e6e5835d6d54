import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { EnvError } from "#lib/env.ts";
import { isAlive } from "../is-alive.ts";

/** What the path of a socket may have on every system, in bytes. */
const LONGEST_SOCKET = 100;
const NAME = /^inspector-run-(\d+)-/;

/** A temporary folder that only this account may enter, for as long as this start runs. */
export type RunFolder = {
  /** The socket that the dashboard is reached at; short, since a socket's path may have about a hundred characters. */
  readonly dashboardSocket: string;
  stop(): Promise<void>;
};

/**
 * Makes one, and removes those that killed starts left.
 *
 * @throws {EnvError} when it cannot be made in the machine's temporary folder, or a socket in it would have too long a path
 */
export async function makeRunFolder(): Promise<RunFolder> {
  await removeLeftovers();
  const begins = path.join(tmpdir(), `inspector-run-${String(process.pid)}-`);
  const longest = Buffer.byteLength(path.join(`${begins}xxxxxx`, "dashboard"));
  if (longest > LONGEST_SOCKET)
    throw new EnvError(
      `TMPDIR takes a path that is ${String(longest - LONGEST_SOCKET)} bytes shorter than ${tmpdir()}: a socket is made there.`,
    );
  const folder = await mkdtemp(begins).catch((error: unknown) => {
    throw new EnvError(
      `TMPDIR takes a folder that this account may write: ${tmpdir()} is none (${(error as NodeJS.ErrnoException).code ?? "unknown cause"}).`,
    );
  });
  return {
    dashboardSocket: path.join(folder, "dashboard"),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = Number(NAME.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid || isAlive(pid)) continue;
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(
      () => undefined,
    );
  }
}
