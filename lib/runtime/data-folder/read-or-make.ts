import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { EnvError } from "#lib/env.ts";

/**
 * The text of a file of ours that holds a secret, made on first use: whole or not at all, whoever is killed and whatever disk
 * is full in the middle of it. Of several that make it at once, one wins.
 *
 * @param make gives the text that the file is to have
 * @throws {EnvError} when it can be neither read nor made
 */
export async function readOrMake(
  file: string,
  make: () => string,
): Promise<string> {
  try {
    return await readElseMake(file, make);
  } catch (error) {
    throw new EnvError(
      `DATA_DIR takes a folder in which ${file} can be read or made; that failed (${(error as NodeJS.ErrnoException).code ?? "unknown cause"}).`,
      { cause: error },
    );
  }
}

async function readElseMake(file: string, make: () => string): Promise<string> {
  const found = await readText(file);
  if (found) return found;
  const making = `${file}.new-${randomBytes(6).toString("hex")}`;
  try {
    await writeWhole(making, make());
    await removeEmpty(file);
    await link(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(making, { force: true });
  }
  return (await readText(file)) ?? "";
}

/** @returns null where there is no such file */
async function readText(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return null;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a start left that was broken off in an earlier version, or by a disk that was full. Where there is none, another may be making it. */
async function removeEmpty(file: string): Promise<void> {
  if ((await readText(file)) === "") await rm(file, { force: true });
}
