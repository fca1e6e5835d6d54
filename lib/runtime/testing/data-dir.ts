import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { processesOf } from "./processes-of.ts";

/**
 * A data folder; it is removed in the end, with whatever still runs in it.
 *
 * @param atEnd `afterAll` for all tests of a file or group, `onTestFinished` for one
 */
export async function useDataDir(
  atEnd: (clean: () => Promise<void>) => void = afterAll,
): Promise<string> {
  const dataDir = await realpath(
    await mkdtemp(path.join(tmpdir(), "inspector-data-")),
  );
  // Postgres runs as another account when we are root.
  await chmod(dataDir, 0o755);
  atEnd(async () => {
    for (const { pid } of processesOf(dataDir)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  });
  return dataDir;
}
