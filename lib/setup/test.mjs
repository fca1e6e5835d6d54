// Runs every check and test, goes on after a failure so that one run shows them
// all, and ends with the line "N passed, N failed".
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { runChecks } from "./checks.mjs";
import { checkKnownHoles } from "./known-holes.mjs";
import { runTool } from "./run-tool.mjs";
import { root } from "./root.mjs";

const long = process.argv.includes("--long");
const results = path.join(root, "test-results");

const vitestReport = path.join(results, "unit.json");
const vitest = [
  "vitest/vitest.mjs",
  [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${vitestReport}`,
  ],
];
const playwrightReport = path.join(results, "browser.json");
const playwright = ["@playwright/test/cli.js", ["test"]];

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
let passed = 0;
let failed = 0;

if (!long) {
  for (const counts of [
    await runChecks(["types", "lint"]),
    await checkKnownHoles(),
  ]) {
    passed += counts.passed;
    failed += counts.failed;
  }
}
await runSuite(
  "unit and database tests",
  vitest,
  vitestReport,
  countVitest,
  long ? { LONG: "1" } : {},
);
try {
  await runSuite(
    "browser tests",
    playwright,
    playwrightReport,
    countPlaywright,
    {
      CHROMIUM_PATH: await findChromium(),
      ...(long ? { LONG: "1" } : {}),
    },
  );
} catch (error) {
  console.error(error.message);
  failed++;
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function run(name, program, args, env) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const { ok } = await runTool(program, args, env);
  console.log(
    `── ${name}: ${ok ? "passed" : "FAILED"} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return ok;
}

async function runSuite(name, [program, args], report, count, env) {
  const ok = await run(name, program, args, env);
  const counts = existsSync(report)
    ? count(JSON.parse(await readFile(report, "utf8")))
    : { passed: 0, failed: 0 };
  passed += counts.passed;
  // A suite that ran nothing, or failed outside its tests, has failed all the same.
  failed +=
    counts.failed === 0 && (!ok || counts.passed === 0) ? 1 : counts.failed;
}

function countVitest(report) {
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright(report) {
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
  };
}
