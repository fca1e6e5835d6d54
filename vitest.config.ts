import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "lib/**/*.test.{ts,tsx}",
      "components/**/*.test.{ts,tsx}",
      "app/**/*.test.{ts,tsx}",
      "bench/**/*.test.ts",
    ],
    // LONG is set by "npm run test:long".
    exclude: process.env.LONG
      ? ["node_modules"]
      : ["**/*.long.test.ts", "node_modules"],
    globalSetup: ["lib/db/testing/postgres-for-tests.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
