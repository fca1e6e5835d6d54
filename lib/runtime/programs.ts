// The programs that the supervisor starts, and how much of the machine each may have. A page or a chore may wait, a sender may
// not: where several want the processor, the dashboard gives way, and the worker more so. Postgres does not: a query for the
// worker may hold a lock that a webhook waits for.
import type { Program } from "./supervised-child.ts";

export const worker: Program = {
  name: "worker",
  file: "worker.ts",
  args: [],
  nodeEnv: "production",
  // A replay makes many objects that live for one request: with 8 they were collected twice as often.
  youngSpaceMb: 16,
  heapGrowthPercent: 30,
  niceness: 10,
  stopWithinMs: 8_000,
};

/** @param socketPath where the receiver reaches it; null: it listens on the ports and receives webhooks itself */
export function dashboard(socketPath: string | null, dev: boolean): Program {
  return {
    name: "dashboard",
    file: "dashboard.ts",
    args: socketPath === null ? [] : [socketPath],
    nodeEnv: dev ? "development" : "production",
    youngSpaceMb: 16,
    niceness: 5,
    // Webhooks under way are waited for, wherever they are received.
    stopWithinMs: socketPath === null ? 11_000 : 5_000,
  };
}

/** @param dashboardSocket where it passes on what is no webhook */
export function receiver(dashboardSocket: string, dev: boolean): Program {
  return {
    name: "receiver",
    file: "receiver.ts",
    args: [dashboardSocket, ...(dev ? ["--dev"] : [])],
    nodeEnv: "production",
    youngSpaceMb: 16,
    niceness: 0,
    stopWithinMs: 11_000,
  };
}
