// Asks the registry that npm is set to for known holes in what production runs.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { acceptedHoles } from "./accepted-holes.mjs";
import { npmProgram } from "./install.mjs";
import { root } from "./root.mjs";

/** What fails; a lesser one is npm's to tell to whoever asks it. */
const failing = new Set(["high", "critical"]);

/**
 * Tells of known holes in the dependencies of production, a line each, and
 * fails for every one that is high or critical and not accepted for now. Where
 * the registry does not answer, or keeps no advisories, it says so and counts as nothing.
 *
 * @returns {Promise<{ passed: number, failures: string[] }>} a line for each that fails
 */
export async function checkKnownHoles(accepted = acceptedHoles) {
  const started = Date.now();
  const report = await askRegistry();
  if (report.message) {
    // Addresses are not for logs that are passed on.
    const why = report.message.split("\n")[0].replace(/\S+:\/\/\S+/g, "…");
    console.log(`── known holes: SKIPPED, the registry told nothing (${why})`);
    return { passed: 0, failures: [] };
  }
  if (!report.vulnerabilities) {
    const failure = `known holes: no report (${report.error?.summary})`;
    console.log(`── known holes: FAILED (${report.error?.summary})`);
    return { passed: 0, failures: [failure] };
  }
  const today = new Date().toISOString().slice(0, 10);
  const failures = [];
  for (const hole of toHoles(report)) {
    const known = accepted.find(
      ({ advisory, until }) => advisory === hole.advisory && today <= until,
    );
    const words = `${hole.severity}: ${hole.name} ${hole.range}: ${hole.title} (${hole.advisory})`;
    if (!known) failures.push(`known holes: ${words}`);
    console.log(
      `${words}${known ? `, accepted until ${known.until}: ${known.reason}` : ""}`,
    );
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `── known holes: ${failures.length === 0 ? "passed" : "FAILED"} in ${seconds} s`,
  );
  return { passed: failures.length === 0 ? 1 : 0, failures };
}

/** npm ends with a failure when it found something, too: what it printed tells which. */
async function askRegistry() {
  const [program, ...script] = npmProgram();
  const args = [
    ...script,
    "audit",
    "--omit=dev",
    "--json",
    "--fetch-retries=0",
    "--fetch-timeout=20000",
    "--loglevel=silent",
  ];
  const printed = await new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd: root, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout) => resolve(stdout),
    );
  });
  try {
    return JSON.parse(printed);
  } catch {
    return { message: "npm printed no report" };
  }
}

/** Each advisory once, however many packages it reaches. */
function toHoles({ vulnerabilities }) {
  const holes = new Map();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const cause of via) {
      if (typeof cause !== "object" || !failing.has(cause.severity)) continue;
      const { name, range, severity, title, url } = cause;
      const advisory = url.split("/").at(-1);
      holes.set(advisory, { advisory, name, range, severity, title });
    }
  }
  return [...holes.values()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failures } = await checkKnownHoles();
  process.exitCode = failures.length === 0 ? 0 : 1;
}
