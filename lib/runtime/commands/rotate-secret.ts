import { rename } from "node:fs/promises";
import path from "node:path";
import { flag, readOptions, runCommand } from "#lib/command-line.ts";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { EnvError, parseEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { systemContext } from "#lib/services/context.ts";
import { rotateSecret } from "#lib/services/secrets/rotate-secret.ts";
import { keepSecret, readAppSecret } from "../data-folder/app-secret.ts";
import { explainFailure } from "../explain-failure.ts";
import { requireCluster } from "../postgres/cluster.ts";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../postgres/embedded-postgres.ts";

const help = `Encrypts every stored secret under a new APP_SECRET, all or none. Everyone has to sign in again.
Stop every server first.

  npm run rotate-secret                                       the one in DATA_DIR becomes a new one
  OLD_APP_SECRET=… APP_SECRET=… npm run rotate-secret         from one to the other, where you set it yourself
  npm run rotate-secret -- --lost                             goes on without what does not open, and says what that is
`;

await runCommand(async () => {
  const options = readOptions(help, { lost: flag });
  if (options === null) return;
  try {
    await rotate({ giveUp: options.lost });
  } catch (error) {
    process.stderr.write(
      `${error instanceof AppError ? `${error.message} Set OLD_APP_SECRET to the one before, or, if it is lost, see “npm run rotate-secret -- --help”.` : explainFailure(error, "npm run rotate-secret failed")}\n`,
    );
    process.exitCode = 1;
  }
});

async function rotate({ giveUp }: { giveUp: boolean }): Promise<void> {
  const { dataDir, databaseUrl, appSecret, oldAppSecret } = parseEnv(
    process.env,
  );
  const postgres = databaseUrl === null ? await startExisting(dataDir) : null;
  try {
    const file = appSecret === null ? path.join(dataDir, "app-secret") : null;
    const to = appSecret ?? (await keepSecret(`${file ?? ""}.new`));
    const from = [
      ...(file === null ? [] : [await readAppSecret(dataDir)]),
      ...(oldAppSecret === null ? [] : [oldAppSecret]),
      to,
    ];
    if (from.length === 1 && !giveUp) {
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
      giveUp,
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

/** Throws where a server runs: it has the secret before. */
async function startExisting(dataDir: string): Promise<EmbeddedPostgres> {
  await requireCluster(dataDir);
  return startEmbeddedPostgres({ dataDir, purpose: "npm run rotate-secret" });
}
