import { readdirSync, readFileSync } from "node:fs";
import { isAlive } from "../is-alive.ts";

/** Parts of what runs for a data folder. */
export type Part =
  "supervisor" | "receiver" | "dashboard" | "worker" | "Postgres" | "other";

/**
 * Every process that runs for a data folder: ours by the variable DATA_DIR that they were started with, Postgres by its folder.
 * A session of Postgres is there, as "other", for the moment in which it still goes by the command that began Postgres. On Linux only.
 */
export function processesOf(
  dataDir: string,
): { readonly pid: number; readonly part: Part }[] {
  const isPostgres = (pid: number) =>
    read(pid, "cmdline").includes(`\0${dataDir}/`);
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid))
      return [];
    const command = read(pid, "cmdline");
    const isOurs = read(pid, "environ")
      .split("\0")
      .includes(`DATA_DIR=${dataDir}`);
    if (isPostgres(pid))
      return [{ pid, part: isPostgres(parentOf(pid)) ? "other" : "Postgres" }];
    return isOurs ? [{ pid, part: partOf(command) }] : [];
  });
}

function partOf(command: string): Part {
  const file = /lib\/runtime\/(\w+)\.ts/.exec(command)?.[1];
  const parts: readonly Part[] = [
    "supervisor",
    "receiver",
    "dashboard",
    "worker",
  ];
  return parts.find((part) => part === file) ?? "other";
}

function parentOf(pid: number): number {
  return Number(/\) \S (\d+) [^)]*$/.exec(read(pid, "stat"))?.[1]);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, "latin1");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
