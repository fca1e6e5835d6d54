import { nodeProgram } from "./node-program.mjs";
import { runProgram } from "./run-program.mjs";
import { digest, once } from "./stamp.mjs";

/** Generates the Prisma client, unless it fits the schema already. */
export async function generate() {
  const wanted = await digest([
    "prisma/schema.prisma",
    "prisma.config.ts",
    "package-lock.json",
  ]);
  await once("lib/db/generated/.stamp", wanted, () =>
    runProgram(
      nodeProgram(),
      ["node_modules/prisma/build/index.js", "generate"],
      {
        // `generate` asks for the native schema engine and does not use it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      },
    ),
  );
}
