import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { readOrMake } from "./read-or-make.ts";

/**
 * The secret that seals stored secrets: generated on first use and kept in the
 * data folder, readable by its owner only.
 */
export async function readAppSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  return readOrMake(path.join(dataDir, "app-secret"), () =>
    randomBytes(32).toString("base64url"),
  );
}
