import { rename } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { EnvError, parseEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { systemContext } from "#lib/services/context.ts";
import { rotateSecret } from "#lib/services/secrets/rotate-secret.ts";
import { keepSecret, readAppSecret } from "../data-folder/app-secret.ts";
import { explainFailure } from "../explain-failure.ts";
import { startEmbeddedPostgres } from "../postgres/embedded-postgres.ts";

const help = `Encrypts every stored secret under a new APP_SECRET, all or none. Everyone has to sign in again.
Stop every server first.

  npm run rotate-secret                                       the one in DATA_DIR becomes a new one
  OLD_APP_SECRET=… APP_SECRET=… npm run rotate-secret         from one to the other, where you set it yourself
  npm run rotate-secret -- --lost                             goes on without what does not open, and says what that is
`;

const { values } = parseArgs({
  options: {
    lost: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) process.stdout.write(help);
else {
  try {
    await run();
  } catch (error) {
    process.stderr.write(
      `${error instanceof AppError ? `${error.message} Set OLD_APP_SECRET to the one before, or, if it is lost, see “npm run rotate-secret -- --help”.` : explainFailure(error, "npm run rotate-secret failed")}\n`,
    );
    process.exitCode = 1;
  }
}

async function run(): Promise<void> {
  const { dataDir, databaseUrl, appSecret, oldAppSecret } = parseEnv(
    process.env,
  );
  // Whoever holds the data folder runs a server with the secret before.
  const postgres =
    databaseUrl === null
      ? await startEmbeddedPostgres({
          dataDir,
          purpose: "npm run rotate-secret",
        })
      : null;
  try {
    const file = appSecret === null ? path.join(dataDir, "app-secret") : null;
    const to = appSecret ?? (await keepSecret(`${file ?? ""}.new`));
    const from = [
      ...(file === null ? [] : [await readAppSecret(dataDir)]),
      ...(oldAppSecret === null ? [] : [oldAppSecret]),
      to,
    ];
    if (from.length === 1 && !values.lost) {
      throw new EnvError(
        "OLD_APP_SECRET takes the APP_SECRET that the stored secrets were encrypted under.",
      );
    }
    process.env.DATABASE_URL = databaseUrl ?? postgres?.databaseUrl ?? "";
    process.env.APP_SECRET = to;
    await applyMigrations(process.env.DATABASE_URL);
    const { lost } = await rotateSecret(systemContext("rotate-secret"), {
      from,
      to,
      giveUp: values.lost,
    });
    if (file !== null) await rename(`${file}.new`, file);
    for (const line of lost) process.stdout.write(`${line}\n`);
    process.stdout.write(
      "Every stored secret is encrypted under the new APP_SECRET. Everyone has to sign in again.\n",
    );
  } finally {
    await disconnectDb();
    await postgres?.stop();
  }
}
