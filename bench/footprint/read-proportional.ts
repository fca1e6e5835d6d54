import { readdirSync, readFileSync } from "node:fs";

type Running = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
};

/**
 * Proportional set size in MiB of a process and all that descend from it, by what they are: of memory that
 * several share each has its part. On Linux, and of processes that one may look into.
 */
export function readProportional(rootPid: number): Map<string, number> {
  const all = readdirSync("/proc").flatMap((name) => readRunning(Number(name)));
  const family = new Set([rootPid]);
  // A parent may be listed after its child.
  for (let found = 0; found < family.size;) {
    found = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  const parts = new Map<string, number>();
  for (const { pid, command } of all.filter((one) => family.has(one.pid))) {
    const part = partOf(command);
    parts.set(part, (parts.get(part) ?? 0) + readPss(pid));
  }
  return parts;
}

function readRunning(pid: number): Running[] {
  const stat = read(pid, "stat");
  const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat === ""
    ? []
    : [{ pid, parent: Number(parent), command: read(pid, "cmdline") }];
}

function partOf(command: string): string {
  const program = /lib\/runtime\/(\w+)\.ts/.exec(command)?.[1];
  if (program !== undefined) return program;
  return command.includes("postgres") ? "postgres" : "npm";
}

function readPss(pid: number): number {
  return (
    Number(/^Pss: +(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0) / 1_024
  );
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, "latin1");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
