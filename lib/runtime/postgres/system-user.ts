import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const NAME = "postgres";

/** The account that Postgres runs as; null where it runs as ourselves. */
export type SystemUser = { readonly uid: number; readonly gid: number } | null;

/**
 * Postgres refuses to run as root, so root gives it the account `postgres`,
 * which is made where it does not exist.
 *
 * @throws {Error} when we are root and the account can neither be found nor made
 */
export async function findSystemUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return null;
  const existing = await lookUp();
  if (existing) return existing;
  await run("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    NAME,
  ]).catch(() => run("adduser", ["-S", "-H", NAME]));
  const made = await lookUp();
  if (!made)
    throw new Error(
      `The account "${NAME}", which Postgres is to run as, could not be made.`,
    );
  return made;
}

/** Whether the account can read a file, through every folder above it. */
export function canRead(user: SystemUser, file: string): Promise<boolean> {
  return passes(user, "-r", file);
}

/** Whether the account can reach what lies in a folder, even where it may not list it. */
export function canEnter(user: SystemUser, folder: string): Promise<boolean> {
  return passes(user, "-x", folder);
}

async function passes(
  user: SystemUser,
  check: "-r" | "-x",
  target: string,
): Promise<boolean> {
  if (!user) return true;
  try {
    await run("test", [check, target], { ...user, cwd: "/" });
    return true;
  } catch {
    return false;
  }
}

async function lookUp(): Promise<SystemUser> {
  try {
    const [uid, gid] = await Promise.all([
      run("id", ["-u", NAME]),
      run("id", ["-g", NAME]),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
