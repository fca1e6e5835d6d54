import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { findBinaries, type Binaries } from "./binaries.ts";
import { canReach, findSystemUser, type SystemUser } from "./system-user.ts";

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

/** The superuser of the cluster. */
export const CLUSTER_USER = "inspector";

/**
 * The cluster of a data folder, made on first use: UTF-8, with one fixed locale
 * whatever the machine's, checksums on, passwords required. Where the account
 * that runs Postgres cannot reach the folder, it lies in a system folder instead.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const user = await findSystemUser();
  const directory = await findDirectory(user, path.resolve(dataDir));
  const cluster = {
    directory,
    data: path.join(directory, "postgres"),
    user,
    binaries: await findBinaries(user, directory),
    password: await readPassword(directory),
  };
  if (!(await exists(path.join(cluster.data, "PG_VERSION"))))
    await makeCluster(cluster);
  return cluster;
}

async function findDirectory(
  user: SystemUser,
  dataDir: string,
): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  if (!user || (await canReach(user, dataDir))) return dataDir;
  const identity = createHash("sha256")
    .update(dataDir)
    .digest("hex")
    .slice(0, 12);
  const base = (await exists("/var/lib")) ? "/var/lib" : tmpdir();
  const directory = path.join(base, "segment-inspector", identity);
  await mkdir(directory, { recursive: true });
  return directory;
}

async function readPassword(directory: string): Promise<string> {
  const file = path.join(directory, "postgres-password");
  if (!(await exists(file))) {
    await writeFile(file, randomBytes(24).toString("base64url"), {
      mode: 0o600,
      flag: "wx",
    });
  }
  return (await readFile(file, "utf8")).trim();
}

/** Makes the cluster beside its place and moves it there, so that a broken-off start leaves no half cluster. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const { user } = cluster;
  const making = `${cluster.data}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(making, "..", `initdb-${String(process.pid)}`);
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
      { ...(user ?? {}), cwd: "/", env: { ...process.env, LC_ALL: "C" } },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(making, cluster.data);
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
