import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAlive } from "../is-alive.ts";

const NAME = /^inspector-run-(\d+)-/;

/** A temporary folder that only this account may enter, for as long as this start runs. */
export type RunFolder = {
  /** The socket that the dashboard is reached at; short, since a socket's path may have about a hundred characters. */
  readonly dashboardSocket: string;
  stop(): Promise<void>;
};

/** Makes one, and removes those that killed starts left. */
export async function makeRunFolder(): Promise<RunFolder> {
  await removeLeftovers();
  const folder = await mkdtemp(
    path.join(tmpdir(), `inspector-run-${String(process.pid)}-`),
  );
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
