import { spawn } from "node:child_process";
import { root } from "./root.mjs";

let running = null;
let isEnded = false;

/** Sends a signal to the program that runs; no other is started after it. */
export function endPrograms(signal) {
  isEnded = true;
  running?.kill(signal);
}

/**
 * Runs a program in the project's folder, its output kept back.
 *
 * @throws {Error} with the output, when it does not end with code 0
 */
export function runProgram(program, args, env = {}) {
  if (isEnded) return Promise.reject(new Error("It was asked to end."));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running = child;
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      running = null;
      const text = Buffer.concat(output).toString("utf8");
      if (code === 0) resolve(text);
      else
        reject(
          new Error(
            `${text.trim()}\n\n${[program, ...args].join(" ")} ended with code ${code}.`,
          ),
        );
    });
  });
}
