import { execFile, type ExecFileOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { EnvError } from "#lib/env.ts";
import { readOrMake } from "../data-folder/read-or-make.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { postgresEnvironment } from "./postgres-environment.ts";
import { findClusterFolder, recordClusterFolder } from "./cluster-folder.ts";
import { findSystemUser, type SystemUser } from "./system-user.ts";

const run = promisify(execFile);

/** A database cluster on disk, and what it takes to run it. */
export type Cluster = {
  /** Where the cluster, its log and its password lie. */
  readonly directory: string;
  /** Postgres' own data directory. */
  readonly data: string;
  readonly user: SystemUser;
  readonly binaries: Binaries;
  readonly password: string;
};

/** Postgres' own data directory, within the folder of a cluster. */
const DATA = "postgres";

/** The superuser of the cluster. */
export const CLUSTER_USER = "inspector";

/**
 * The cluster of a data folder, which may not have been made yet.
 *
 * @param dataDir exists
 * @throws {EnvError} as `findClusterFolder` does
 */
export async function findCluster(dataDir: string): Promise<Cluster> {
  const user = await findSystemUser();
  const directory = await findClusterFolder(user, dataDir);
  return {
    directory,
    data: path.join(directory, DATA),
    user,
    binaries: await findBinaries(user, directory),
    password: await readPassword(directory),
  };
}

/**
 * For commands on stored events: in a folder that was mistyped they would make an empty database, and answer from that.
 *
 * @throws {EnvError} when `npm start` has made no database for it yet
 */
export async function requireCluster(dataDir: string): Promise<void> {
  const directory = path.resolve(dataDir);
  if (await exists(directory)) {
    const folder = await findClusterFolder(
      await findSystemUser(),
      await realpath(directory),
    );
    if (await exists(path.join(folder, DATA, "PG_VERSION"))) return;
  }
  throw new EnvError(
    `DATA_DIR takes the folder of an installation: ${directory} has no database yet. npm start makes one.`,
  );
}

/**
 * As `findCluster`, and made on first use: UTF-8, with one fixed locale
 * whatever the machine's, checksums on, passwords required.
 *
 * @param dataDir exists, and is locked by this process
 * @param signal breaks off the making of a new one
 */
export async function openCluster(
  dataDir: string,
  signal?: AbortSignal,
): Promise<Cluster> {
  const cluster = await findCluster(dataDir);
  if (!(await exists(path.join(cluster.data, "PG_VERSION"))))
    await makeCluster(cluster, signal);
  await recordClusterFolder(dataDir, cluster.directory);
  return cluster;
}

async function readPassword(directory: string): Promise<string> {
  return readOrMake(path.join(directory, "postgres-password"), () =>
    randomBytes(24).toString("base64url"),
  );
}

/**
 * Makes the cluster beside its place and moves it there, so that a broken-off start leaves no half cluster.
 * The place is this process's own: the program that a killed start left at work may still write to its.
 */
async function makeCluster(
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<void> {
  const { user } = cluster;
  await removeBrokenOff(cluster);
  const making = `${cluster.data}.new-${String(process.pid)}`;
  await mkdir(making, { recursive: true, mode: 0o700 });
  const passwordFile = `${making}-password`;
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  if (user) {
    await chown(making, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  await Promise.all(
    Object.values(cluster.binaries).map((file) => makeExecutable(file)),
  );
  try {
    await run(
      cluster.binaries.initdb,
      [
        `--pgdata=${making}`,
        `--username=${CLUSTER_USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
      ],
      {
        ...(user ?? {}),
        cwd: "/",
        env: postgresEnvironment(),
        // A terminal's Ctrl-C is ours to answer.
        detached: true,
        ...(signal ? { signal } : {}),
      } as ExecFileOptions,
    );
    await rename(making, cluster.data);
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(
      `The database could not be made in ${cluster.directory}: ${reasonOf(error)}.`,
      { cause: error },
    );
  } finally {
    await removeBrokenOff(cluster);
  }
}

/** What initdb gives as its reason, among all that it says. */
function reasonOf(error: unknown): string {
  const { stderr = "", message } = error as Error & { stderr?: string };
  const said = /(?:FATAL|error): +(.*)/.exec(stderr)?.[1];
  return said ?? message.split("\n")[0] ?? "initdb failed";
}

async function removeBrokenOff({ directory, data }: Cluster): Promise<void> {
  const prefix = `${path.basename(data)}.new`;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix)) continue;
    await rm(path.join(directory, name), {
      recursive: true,
      force: true,
    }).catch(() => undefined);
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
