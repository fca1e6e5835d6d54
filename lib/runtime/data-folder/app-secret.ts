import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { readOrMake } from "./read-or-make.ts";

/**
 * The secret that stored secrets are encrypted under: generated on first use and kept in the
 * data folder, readable by its owner only.
 */
export async function readAppSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  return keepSecret(path.join(dataDir, "app-secret"));
}

/** The secret in a file of its own, which is made with a random one where it is not there. */
export async function keepSecret(file: string): Promise<string> {
  return readOrMake(file, () => randomBytes(32).toString("base64url"));
}
