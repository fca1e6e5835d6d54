import { defineConfig } from "@playwright/test";
import { chromiumFlags } from "./e2e/chromium-flags.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Tests say what happens, and never how fast: a loaded machine may take its time.
  timeout: 120_000,
  testIgnore: process.env.SHOTS ? [] : ["**/screenshots.spec.ts"],
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Warsaw",
    // A trace of every test doubles the time; `--trace on` makes one.
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH
        ? { executablePath: process.env.CHROMIUM_PATH }
        : {}),
      args: chromiumFlags,
    },
  },
});
