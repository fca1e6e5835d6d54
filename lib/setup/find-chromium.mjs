import { existsSync } from "node:fs";
import { nodeProgram } from "./node-program.mjs";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * A Chromium for the browser tests: Playwright's own where it is installed, one
 * of the machine's, or else one that is installed now, by Playwright or by
 * Debian's package, whichever this machine can reach.
 *
 * @returns the path to start; empty for Playwright's own
 * @throws {Error} when there is none and none could be installed
 */
export async function findChromium() {
  if (await hasPlaywrightChromium()) return "";
  const found = known.find((file) => existsSync(file));
  if (found) return found;
  console.log("Installing Chromium for the browser tests …");
  const failures = [];
  for (const install of [installByPlaywright, installByDebian]) {
    try {
      await install();
      if (await hasPlaywrightChromium()) return "";
      const installed = known.find((file) => existsSync(file));
      if (installed) return installed;
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(
    `No Chromium could be found or installed:\n${failures.join("\n\n")}`,
  );
}

async function hasPlaywrightChromium() {
  const script =
    'import("@playwright/test").then((p) => console.log(p.chromium.executablePath()))';
  const path = (
    await runProgram(nodeProgram(), ["--input-type=module", "-e", script])
  ).trim();
  return existsSync(path);
}

function installByPlaywright() {
  return runProgram(nodeProgram(), [
    `${root}/node_modules/playwright/cli.js`,
    "install",
    "chromium",
  ]);
}

async function installByDebian() {
  if (!existsSync("/usr/bin/apt-get"))
    throw new Error("This is no Debian: apt-get is missing.");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => {
    const [program, ...rest] = [...sudo, "apt-get", ...args];
    return runProgram(program, rest, { DEBIAN_FRONTEND: "noninteractive" });
  };
  await apt("update");
  await apt(
    "install",
    "-y",
    "--no-install-recommends",
    "chromium",
    "fonts-liberation",
  );
}
