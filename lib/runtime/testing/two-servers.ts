import type { KillStage } from "#lib/jobs/testing/kill-loop.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";
import { processesOf, type Part } from "./processes-of.ts";
import { findPostmaster, spawnServer } from "./server-process.ts";

/** What one kill after the other takes: once each alone, then several together. */
const victims: readonly (readonly Part[])[] = [
  ["supervisor"],
  ["worker"],
  ["Postgres"],
  ["supervisor", "worker"],
  ["worker", "Postgres"],
];

/** A Postgres of its own that is started again on its port whenever it is killed. */
export async function startLastingPostgres(
  dataDir: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const postgres = await startEmbeddedPostgres({ dataDir, purpose: "tests" });
  return { url: postgres.databaseUrl, stop: () => postgres.stop() };
}

/**
 * Two whole servers beside one Postgres, each with a worker: supervisors, workers and the database are killed, the two
 * servers in turn.
 *
 * @param dataDirs of each server, and of the Postgres
 */
export async function startTwoServers(
  databaseUrl: string,
  dataDirs: readonly [string, string],
  postgresDir: string,
): Promise<KillStage & { readonly killed: Readonly<Record<string, number>> }> {
  const start = (dataDir: string) =>
    spawnServer({
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      APP_SECRET: "a secret for tests only",
    });
  const servers = dataDirs.map(start);
  for (const { webhookUrl, written } of servers)
    if (!(await webhookUrl)) throw new Error(written());
  const killed: Record<string, number> = {};
  const kill = async (part: Part, dataDir: string) => {
    const pid =
      part === "Postgres"
        ? (await findPostmaster(postgresDir))?.pid
        : processesOf(dataDir).find((one) => one.part === part)?.pid;
    if (pid === undefined) return;
    process.kill(pid, "SIGKILL");
    killed[part] = (killed[part] ?? 0) + 1;
  };
  return {
    killed,
    kill: async (at) => {
      const which = at % 2;
      const dataDir = dataDirs[which] ?? "";
      const parts = victims[at % victims.length] ?? [];
      for (const part of parts) await kill(part, dataDir);
      if (!parts.includes("supervisor")) return;
      await servers[which]?.ended;
      servers[which] = start(dataDir);
    },
    end: async () => {
      for (const server of servers) server.signal("SIGTERM");
      await Promise.all(servers.map(({ ended }) => ended));
    },
  };
}
