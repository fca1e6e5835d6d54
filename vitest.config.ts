import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** What starts a server or asks a Postgres imports what does so. */
const needsPostgres =
  /((db|runtime|jobs)\/|"\.\.?\/)testing\/|inject\("postgres"\)/;
const replacesModules = /\bvi\.(mock|doMock|resetModules)\(/;

const files = Object.groupBy(
  globSync("{lib,components,app,bench}/**/*.test.{ts,tsx}").filter(
    // LONG is set by "npm run test:long".
    (file) => process.env.LONG !== undefined || !file.endsWith(".long.test.ts"),
  ),
  (file) => {
    const text = readFileSync(file, "utf8");
    if (file.startsWith("lib/db/testing/") || needsPostgres.test(text))
      return "db";
    return replacesModules.test(text) ? "apart" : "unit";
  },
);

export default defineConfig({
  test: {
    // What is waited for takes as long as a busy machine takes; a test's own time ends it.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // Modules are loaded once for all of them: most of the time would go into that.
        test: { name: "unit", include: files.unit ?? [], isolate: false },
      },
      {
        extends: true,
        test: { name: "unit apart", include: files.apart ?? [] },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: files.db ?? [],
          globalSetup: ["lib/db/testing/postgres-for-tests.ts"],
        },
      },
    ],
  },
});
