// Runs every check and test, goes on after a failure so that one run shows them
// all, names what failed once more, and ends with the line "N passed, N failed".
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
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
const ERRORS_SHOWN = 2;
const ERROR_CHARACTERS = 700;
const playwright = ["@playwright/test/cli.js", ["test"]];

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
let passed = 0;
/** The names of what failed, and why where that is known. */
const failures = [];

if (!long) {
  add(await runChecks(["types", "lint"]));
  add(await checkKnownHoles());
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
  failures.push("browser tests");
}

// The end of a long log is what is kept of it.
for (const name of failures) console.log(`FAILED: ${name}`);

console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function add(counts) {
  passed += counts.passed;
  failures.push(...counts.failures);
}

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
    : { passed: 0, failures: [] };
  // A suite that ran nothing, or failed outside its tests, has failed all the same.
  const failedAsWhole =
    counts.failures.length === 0 && (!ok || counts.passed === 0);
  const names = failedAsWhole ? ["outside its tests"] : counts.failures;
  add({
    passed: counts.passed,
    failures: names.map((test) => `${name}: ${test}`),
  });
}

function countVitest(report) {
  return {
    passed: report.numPassedTests,
    failures: report.testResults.flatMap((file) =>
      file.assertionResults
        .filter(({ status }) => status === "failed")
        .map(
          ({ fullName, failureMessages }) =>
            `${path.relative(root, file.name)}: ${fullName}${beginnings(failureMessages ?? [])}`,
        ),
    ),
  };
}

function countPlaywright(report) {
  const specs = report.suites.flatMap(specsOf);
  return {
    passed: report.stats.expected,
    failures: specs
      .filter(({ tests }) =>
        tests.some(({ status }) => ["unexpected", "flaky"].includes(status)),
      )
      .map(({ file, title, tests }) => {
        const errors = tests.flatMap(({ results }) =>
          results.flatMap((result) => result.errors),
        );
        return `${file}: ${title}${beginnings(errors.map(({ message }) => message ?? ""))}`;
      }),
  };
}

/** What the first errors of a test begin with, a paragraph each. */
function beginnings(messages) {
  return messages
    .slice(0, ERRORS_SHOWN)
    .map(
      (message) =>
        `\n${stripVTControlCharacters(message).slice(0, ERROR_CHARACTERS).trimEnd()}`,
    )
    .join("");
}

/** The specs of a suite and of those in it. */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
