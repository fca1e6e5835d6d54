import { runProgram } from "./run-program.mjs";
import { digest, once } from "./stamp.mjs";

/** Installs the dependencies that package-lock.json names, unless they are there. */
export async function install() {
  const wanted = await digest(["package.json", "package-lock.json", ".npmrc"]);
  await once("node_modules/.segment-inspector-install", wanted, async () => {
    console.log("Installing dependencies (once, a minute or two) …");
    const npm = process.env.npm_execpath;
    const args = [
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    // Nothing here uses Prisma's native engine: any program in its place spares the download.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
    if (npm?.endsWith(".js"))
      await runProgram(process.execPath, [npm, ...args], env);
    else
      await runProgram(
        process.platform === "win32" ? "npm.cmd" : "npm",
        args,
        env,
      );
  });
}
