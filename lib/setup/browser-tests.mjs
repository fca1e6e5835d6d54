// The browser tests alone; what is given behind the command goes to Playwright.
import { findChromium } from "./find-chromium.mjs";
import { runTool } from "./run-tool.mjs";

const { ok } = await runTool(
  "@playwright/test/cli.js",
  ["test", ...process.argv.slice(2)],
  { CHROMIUM_PATH: await findChromium() },
);
process.exitCode = ok ? 0 : 1;
