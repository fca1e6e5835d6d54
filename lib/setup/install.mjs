import { runProgram } from "./run-program.mjs";
import { digest, once } from "./stamp.mjs";

/** Installs the dependencies that package-lock.json names, unless they are there. */
export async function install() {
  const wanted = await digest(["package.json", "package-lock.json", ".npmrc"]);
  await once("node_modules/.segment-inspector-install", wanted, async () => {
    console.log("Installing dependencies (once, a minute or two) …");
    // A lock file made where packages of other platforms could not be had names too few for `ci`.
    await npm("ci").catch(() => npm("install", "--no-save"));
  });
}

function npm(...command) {
  const [program, ...script] = npmProgram();
  return runProgram(
    program,
    [
      ...script,
      ...command,
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
    // Nothing here uses Prisma's native engine: any program in its place spares the download.
    { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  );
}

/** The npm that called this, or the machine's: a program and what comes first behind it. */
export function npmProgram() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return [process.execPath, script];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}
