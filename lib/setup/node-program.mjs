import * as crypto from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const installed = path.join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/**
 * The Node that the project runs on: the one npm installed with it, or the
 * machine's own where install scripts are switched off and it is new enough.
 */
export function nodeProgram() {
  if (existsSync(installed)) return installed;
  // Passwords are hashed by what came with 24.7.
  if (typeof crypto.argon2 === "function") return process.execPath;
  throw new Error(
    'Node 24 did not install: npm\'s install scripts are switched off here. Allow them for the package "node", or use a Node of version 24.7 or newer.',
  );
}
