import { access, constants, mkdir, opendir, realpath } from "node:fs/promises";
import path from "node:path";
import { EnvError } from "#lib/env.ts";

/**
 * Makes the data folder on first use, for its owner alone. Root's may be passed
 * through, since the database runs as another account, which has a folder inside.
 *
 * @returns its absolute path, without links: one folder has one name
 * @throws {EnvError} when it cannot be made or written
 */
export async function makeDataFolder(dataDir: string): Promise<string> {
  const directory = path.resolve(dataDir);
  try {
    await makeFolder(directory, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(directory, constants.W_OK | constants.X_OK);
    return await realpath(directory);
  } catch (error) {
    throw new EnvError(
      `DATA_DIR takes a folder that this account may write: ${directory} is none (${(error as NodeJS.ErrnoException).code ?? "unknown cause"}).`,
    );
  }
}

/** Step by step: `mkdir` with `recursive` never ends where a folder that is there takes none, as in /proc. */
async function makeFolder(directory: string, mode: number): Promise<void> {
  try {
    await mkdir(directory, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      // Names a file in its place.
      await opendir(directory).then((folder) => folder.close());
      return;
    }
    const parent = path.dirname(directory);
    if (code !== "ENOENT" || parent === directory) throw error;
    await makeFolder(parent, mode);
    await mkdir(directory, { mode });
  }
}
