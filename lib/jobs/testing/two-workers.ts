import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { KillStage } from "./kill-loop.ts";

const program = path.join(import.meta.dirname, "replay-process.ts");

/** Two workers in processes of their own, killed in turn. */
export function startTwoWorkers(databaseUrl: string): Promise<KillStage> {
  const workers = [spawnWorker(databaseUrl), spawnWorker(databaseUrl)];
  return Promise.resolve({
    kill: async (at) => {
      const victim = workers[at % 2];
      victim?.kill("SIGKILL");
      if (victim) await once(victim, "exit");
      workers[at % 2] = spawnWorker(databaseUrl);
    },
    end: () => {
      for (const worker of workers) worker.kill("SIGKILL");
      return Promise.resolve();
    },
  });
}

function spawnWorker(databaseUrl: string): ChildProcess {
  return spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        APP_SECRET: "a secret for tests only",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
}
