import { spawn } from "node:child_process";
import path from "node:path";
import { nodeProgram } from "./node-program.mjs";
import { root } from "./root.mjs";

/**
 * Runs a tool that is installed here.
 *
 * @param {string} program as it lies in `node_modules`
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env beside that of this process
 * @param {{ quiet?: boolean }} options quiet keeps what it prints instead of printing it
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runTool(program, args, env = {}, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(
      nodeProgram(),
      [
        "--disable-warning=ExperimentalWarning",
        path.join(root, "node_modules", program),
        ...args,
      ],
      {
        cwd: root,
        stdio: quiet
          ? ["ignore", "pipe", "pipe"]
          : ["ignore", "inherit", "inherit"],
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      },
    );
    const printed = [];
    child.stdout?.on("data", (chunk) => printed.push(chunk));
    child.stderr?.on("data", (chunk) => printed.push(chunk));
    const end = (ok) =>
      resolve({ ok, output: Buffer.concat(printed).toString() });
    child.on("error", () => end(false));
    child.on("close", (code) => end(code === 0));
  });
}
