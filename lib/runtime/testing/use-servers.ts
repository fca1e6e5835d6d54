import { afterAll, beforeAll } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { startServerProcess, type ServerProcess } from "./server-process.ts";

/**
 * Real servers on one database of this file's own, from before its tests until after them; the list has them from the
 * file's own `beforeAll` on.
 *
 * @param environments what each server is told beside that
 */
export async function useServers(
  ...environments: readonly Readonly<Record<string, string>>[]
): Promise<readonly ServerProcess[]> {
  const servers: ServerProcess[] = [];
  const { url } = await useTestDatabase();
  // Before the database goes: this hook is registered last and so runs first.
  afterAll(async () => {
    for (const server of servers) server.signal("SIGTERM");
    await Promise.all(servers.map(({ ended }) => ended));
  });
  beforeAll(async () => {
    const env = { DATABASE_URL: url, APP_SECRET: "a secret for tests only" };
    for (const more of environments)
      servers.push(await startServerProcess({ ...env, ...more }));
  }, 120_000);
  return servers;
}
