import { open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { EnvError } from "#lib/env.ts";

const LEFTOVER_DEADLINE_MS = 20_000;
/** SQLITE_BUSY (https://www.sqlite.org/rescode.html). */
const BUSY = 5;

/** What a holder of the lock does, as the person who is refused reads it. */
export type Purpose =
  | "npm start"
  | "npm run reread"
  | "npm run rotate-secret"
  | "npm run verify-activity"
  | "npm run welcome-link"
  | "npm run bench"
  | "tests"
  | typeof CLEANING;

/** A killed start's own processes stop what it left: they are waited for. */
export const CLEANING = "cleaning up after a killed start";

export type FolderLock = { release(): void };

/** Another process works in the data folder; the message is the whole answer to the person who started us. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/**
 * Takes a data folder for this process alone. Whoever holds it may start, adopt
 * and stop the Postgres in it. The operating system lets go of it when the process ends,
 * however it ends: it is the lock that SQLite takes on a file.
 *
 * @throws {FolderInUse} when another process has it; one that only cleans up is waited for
 * @throws {EnvError} when it cannot be locked: another program's file has the name of ours, or the disk is full
 */
export async function lockFolder(
  directory: string,
  purpose: Purpose,
): Promise<FolderLock> {
  const deadline = Date.now() + LEFTOVER_DEADLINE_MS;
  for (;;) {
    const lock = await tryToLock(directory, purpose);
    if (lock) return lock;
    const holder = await readHolder(directory);
    if (!holder.endsWith(CLEANING) || Date.now() > deadline) {
      throw new FolderInUse(
        `DATA_DIR ${directory} is in use by another Segment Inspector${holder}. Stop that one, or set DATA_DIR to another folder.`,
      );
    }
    await delay(50);
  }
}

/** As `lockFolder`, but null at once when another process has it. */
export async function tryToLock(
  directory: string,
  purpose: Purpose,
): Promise<FolderLock | null> {
  try {
    return await takeLock(directory, purpose);
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number };
    // The lower byte is the code; the rest says how it is busy.
    if (((errcode ?? 0) & 0xff) === BUSY) return null;
    throw new EnvError(
      `DATA_DIR takes a folder that can be locked: ${path.join(directory, "lock")} could not be (${message}).`,
    );
  }
}

/** @throws what SQLite or the file system says */
async function takeLock(
  directory: string,
  purpose: Purpose,
): Promise<FolderLock> {
  const file = path.join(directory, "lock");
  await (await open(file, "a", 0o600)).close();
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    await writeFile(
      holderFile(directory),
      `: process ${String(process.pid)}, ${purpose}`,
      { mode: 0o600 },
    );
  } catch (error) {
    database.close();
    throw error;
  }
  let released = false;
  return {
    release: () => {
      if (!released) database.close();
      released = true;
    },
  };
}

async function readHolder(directory: string): Promise<string> {
  return readFile(holderFile(directory), "utf8").catch(() => "");
}

function holderFile(directory: string): string {
  return path.join(directory, "lock-holder");
}
