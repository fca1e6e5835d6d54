import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Migration } from "../migration-files.ts";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

const require = createRequire(import.meta.url);
const schemaPath = path.join(
  import.meta.dirname,
  "../../../../prisma/schema.prisma",
);

/** Prisma's schema engine in WebAssembly: the same one that its command line downloads as a native program. */
async function createSchemaEngine(
  connectionString: string,
): Promise<SchemaEngine> {
  await instantiate();
  const schema = await readFile(schemaPath, "utf8");
  return bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(
      new PrismaPg({ connectionString, max: 1, idleTimeoutMillis: 1 }),
    ),
  );
}

/** The SQL that makes an empty database fit schema.prisma, without what only hand-written migrations can say. */
export async function renderSchemaSql(
  connectionString: string,
): Promise<string> {
  const engine = await createSchemaEngine(connectionString);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "empty" },
      to: {
        tag: "schemaDatamodel",
        files: [
          {
            path: "schema.prisma",
            content: await readFile(schemaPath, "utf8"),
          },
        ],
      },
      script: true,
      exitCode: null,
      filters: { externalEnums: [], externalTables: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
  }
}

/** What Prisma's command line would say about the records of a database: `prisma migrate status`. */
export async function diagnoseHistory(
  connectionString: string,
  migrations: readonly Migration[],
): Promise<unknown> {
  const engine = await createSchemaEngine(connectionString);
  try {
    return await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: "prisma/migrations",
        lockfile: {
          path: "migration_lock.toml",
          content: 'provider = "postgresql"\n',
        },
        shadowDbInitScript: "",
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: {
            path: "migration.sql",
            content: { tag: "ok" as const, value: sql },
          },
        })),
      },
      optInToShadowDatabase: false,
      filters: { externalEnums: [], externalTables: [] },
    });
  } finally {
    engine.free();
  }
}

let instantiated: Promise<void> | undefined;

function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const wasmPath = path.join(
      path.dirname(
        require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
      ),
      "schema_engine_bg.wasm",
    );
    const compiled = await WebAssembly.compile(await readFile(wasmPath));
    const { exports } = await WebAssembly.instantiate(compiled, {
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(exports);
    const { __wbindgen_start: begin } = exports as {
      __wbindgen_start?: () => void;
    };
    begin?.();
  })();
  return instantiated;
}
