import { readdirSync, readFileSync } from "node:fs";
import { isAlive } from "../is-alive.ts";

/** Parts of what runs for a data folder. */
export type Part =
  "supervisor" | "receiver" | "dashboard" | "worker" | "Postgres" | "other";

/**
 * Every process that runs for a data folder: ours by the variable DATA_DIR that
 * they were started with, Postgres and its sessions by their folder. On Linux only.
 */
export function processesOf(
  dataDir: string,
): { readonly pid: number; readonly part: Part }[] {
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid))
      return [];
    const command = read(pid, "cmdline");
    const isOurs = read(pid, "environ")
      .split("\0")
      .includes(`DATA_DIR=${dataDir}`);
    if (command.includes(`\0${dataDir}/`)) return [{ pid, part: "Postgres" }];
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

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, "latin1");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
