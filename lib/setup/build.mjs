import { nodeProgram } from "./node-program.mjs";
import { runProgram } from "./run-program.mjs";
import { digest, once } from "./stamp.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the pages for production, unless the sources are those of the last build. */
export async function build() {
  await once(
    ".next/segment-inspector-build",
    await digest(sources),
    async () => {
      console.log("Building the pages (once after a change, about a minute) …");
      await runProgram(
        nodeProgram(),
        ["node_modules/next/dist/bin/next", "build"],
        {
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
        },
      );
    },
  );
}
