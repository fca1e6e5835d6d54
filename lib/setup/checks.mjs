// The static checks, two at a time: `checks.mjs lint`, `checks.mjs types`, or all of them.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { runTool } from "./run-tool.mjs";

/** The longest first. Each is one or more tools, one after the other. */
const checks = {
  lint: [
    ["lint", [["eslint/bin/eslint.js", ["--max-warnings=0"]]]],
    [
      "format",
      [["prettier/bin/prettier.cjs", ["--check", "--log-level=warn", "."]]],
    ],
    [
      "import rules",
      [
        [
          "dependency-cruiser/bin/dependency-cruiser.mjs",
          ["app", "components", "lib", "e2e", "bench"],
        ],
      ],
    ],
    ["dead code", [["knip/bin/knip.js", []]]],
  ],
  types: [
    [
      "types",
      [
        // The types of routes are made first.
        ["next/dist/bin/next", ["typegen"]],
        ["typescript/bin/tsc", []],
      ],
    ],
  ],
};

/**
 * Runs checks side by side, tells of each when it ends, and goes on after a failure.
 *
 * @param {readonly (keyof typeof checks)[]} names
 * @returns {Promise<{ passed: number, failures: string[] }>} the names of those that failed
 */
export async function runChecks(names) {
  const waiting = names.flatMap((name) => checks[name]);
  const counts = { passed: 0, failures: [] };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (await runCheck(check)) counts.passed++;
      else counts.failures.push(check[0]);
    }
  };
  const workers = Math.min(2, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  return counts;
}

async function runCheck([name, tools]) {
  const started = Date.now();
  let ok = true;
  let output = "";
  for (const [program, args] of tools) {
    const ran = await runTool(program, args, {}, { quiet: true });
    ok &&= ran.ok;
    output += ran.output;
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  if (!ok) console.log(output.trimEnd());
  console.log(`── ${name}: ${ok ? "passed" : "FAILED"} in ${seconds} s`);
  return ok;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failures } = await runChecks(process.argv.slice(2));
  process.exitCode = failures.length === 0 ? 0 : 1;
}
