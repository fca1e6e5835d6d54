import { createHash } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { EnvError } from "#lib/env.ts";
import { canEnter, type SystemUser } from "./system-user.ts";

/** In the data folder: where the database lies, when that is elsewhere. */
const RECORD = "database-folder";

/**
 * The folder that a data folder's cluster lies in: the data folder itself, or a system folder where the account that
 * runs Postgres cannot enter it. Where a cluster exists it is found again, whatever became of the folder's
 * permissions or its name since: a start never begins with an empty database beside a full one.
 *
 * @param dataDir exists
 * @throws {EnvError} when there is a cluster that cannot be reached, or was one that is gone
 */
export async function findClusterFolder(
  user: SystemUser,
  dataDir: string,
): Promise<string> {
  if (!user) return dataDir;
  const enters = await canEnter(user, dataDir);
  if (await holdsCluster(dataDir)) {
    if (enters) return dataDir;
    throw new EnvError(
      `The database in ${dataDir} is out of reach of the account that runs it: give its folder, and each above it, the right to be entered (chmod o+x).`,
    );
  }
  const recorded = await readRecord(dataDir);
  if (recorded !== null) {
    if (await holdsCluster(recorded)) return recorded;
    throw new EnvError(
      `The database of ${dataDir} lay in ${recorded}, and is there no more. Restore it; or, to begin with an empty one, delete ${path.join(dataDir, RECORD)}.`,
    );
  }
  const elsewhere = await systemFolder(dataDir);
  if (enters && !(await holdsCluster(elsewhere))) return dataDir;
  await mkdir(elsewhere, { recursive: true });
  return elsewhere;
}

/** Writes down, in the data folder, where its cluster lies; to be called once that is made. */
export async function recordClusterFolder(
  dataDir: string,
  folder: string,
): Promise<void> {
  if (folder !== dataDir)
    await writeFile(path.join(dataDir, RECORD), `${folder}\n`, { mode: 0o600 });
}

async function systemFolder(dataDir: string): Promise<string> {
  const identity = createHash("sha256")
    .update(dataDir)
    .digest("hex")
    .slice(0, 12);
  const base = (await exists("/var/lib")) ? "/var/lib" : tmpdir();
  return path.join(base, "segment-inspector", identity);
}

async function readRecord(dataDir: string): Promise<string | null> {
  const record = await readFile(path.join(dataDir, RECORD), "utf8").catch(
    () => "",
  );
  return record.trim() === "" ? null : record.trim();
}

function holdsCluster(folder: string): Promise<boolean> {
  return exists(path.join(folder, "postgres", "PG_VERSION"));
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
