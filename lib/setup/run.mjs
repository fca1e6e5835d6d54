// The first script of every command. It runs on whatever Node the machine has,
// before anything is installed: plain JavaScript on Node's own modules only.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { nodeProgram } from "./node-program.mjs";
import { root } from "./root.mjs";
import { endPrograms } from "./run-program.mjs";

const vitest = ["node_modules/vitest/vitest.mjs", "run"];

/** What each command needs first, and the script that it then is; `replaces` where that script can notice by itself that its parent is gone. */
const commands = {
  start: {
    steps: [install, generate, build],
    script: ["lib/runtime/supervisor.ts"],
    replaces: true,
  },
  prepare: { steps: [install, generate, build] },
  dev: {
    steps: [install, generate],
    script: ["lib/runtime/supervisor.ts", "--dev"],
  },
  test: { steps: [install, generate, build], script: ["lib/setup/test.mjs"] },
  "test:long": {
    steps: [install, generate, build],
    script: ["lib/setup/test.mjs", "--long"],
  },
  lint: {
    steps: [install, generate],
    script: ["lib/setup/checks.mjs", "lint"],
  },
  typecheck: {
    steps: [install, generate],
    script: ["lib/setup/checks.mjs", "types"],
  },
  "test:unit": {
    steps: [install, generate],
    script: [...vitest, "--project", "unit*"],
  },
  "test:db": {
    steps: [install, generate],
    script: [...vitest, "--project", "db"],
  },
  "test:e2e": {
    steps: [install, generate, build],
    script: ["lib/setup/browser-tests.mjs"],
  },
  bench: { steps: [install, generate, build], script: ["bench/main.ts"] },
  simulate: { steps: [install, generate], script: ["lib/simulator/main.ts"] },
  "welcome-link": {
    steps: [install, generate],
    script: ["lib/runtime/commands/welcome-link.ts"],
  },
  reread: {
    steps: [install, generate],
    script: ["lib/runtime/commands/reread.ts"],
  },
  "rotate-secret": {
    steps: [install, generate],
    script: ["lib/runtime/commands/rotate-secret.ts"],
  },
  "verify-activity": {
    steps: [install, generate],
    script: ["lib/runtime/commands/verify-activity.ts"],
  },
  replay: { steps: [install], script: ["lib/replay-command/main.ts"] },
  verify: { steps: [install], script: ["lib/verify/main.ts"] },
};

const [name = "", ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(
    `Unknown command "${name}". One of: ${Object.keys(commands).join(", ")}.`,
  );
  process.exit(2);
}

/** The signal that asked us to end, if any did, and the script once it runs. */
const at = { signal: null, script: null };
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    at.signal ??= signal;
    endPrograms(signal);
    at.script?.kill(signal);
  });
}

// npm puts a shell in between, which a SIGTERM ends without reaching us: that it is gone is the signal then.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 200).unref();

try {
  for (const step of command.steps) await step();
} catch (error) {
  if (!at.signal) {
    console.error(error.message);
    process.exit(1);
  }
}
// As a shell says of a program that a signal ended.
if (at.signal) process.exit(128 + constants.signals[at.signal]);
if (!command.script) process.exit(0);

const node = nodeProgram();
// Node before 22.15 has no execve, and that is the machine's own on a first start.
const replaces = command.replaces && process.execve;
const args = [
  "--disable-warning=ExperimentalWarning",
  // The supervisor makes few new objects, and V8 would keep room for many.
  ...(name === "start" ? ["--max-semi-space-size=1"] : []),
  ...command.script,
  ...(replaces ? [`--stop-with-parent=${process.ppid}`] : []),
  ...rest,
];
// Without it each program of the server keeps the compiler that makes JavaScript of TypeScript, some 15 MB.
if (name === "start")
  process.env.NODE_COMPILE_CACHE ??= path.join(
    root,
    "node_modules/.cache/compiled",
  );
if (replaces) {
  // One process less for as long as it runs.
  process.chdir(root);
  process.execve(node, [node, ...args], process.env);
}
at.script = spawn(node, args, { cwd: root, stdio: "inherit" });
at.script.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
