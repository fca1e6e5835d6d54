// The worker's program: prepares the database, then does all that happens by itself (lib/jobs).
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { databaseAddress } from "#lib/db/connection/database-address.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { env } from "#lib/env.ts";
import { chores } from "#lib/jobs/chores.ts";
import { runReplays } from "#lib/jobs/replays/run-replays.ts";
import { runChores } from "#lib/jobs/run-chores.ts";
import { bootstrapFirstAdmin } from "#lib/services/access/bootstrap-first-admin.ts";
import { makeWelcomeLink } from "#lib/services/access/make-welcome-link.ts";
import { systemContext } from "#lib/services/context.ts";
import { bootstrapSource } from "#lib/services/sources/bootstrap-source.ts";
import { bootstrapToken } from "#lib/services/tokens/bootstrap-token.ts";
import { RESTARTED, runProgram } from "./run-program.ts";

runProgram(
  async () => {
    const lines = await prepare();
    const running = runChores(chores);
    const replays = runReplays();
    return {
      lines,
      stop: async () => {
        await Promise.all([running.stop(), replays.stop()]);
        await disconnectDb();
      },
    };
  },
  { orphanDelayMs: 2_000 },
);

/** What must be so before a webhook is received. @returns lines for the console */
async function prepare(): Promise<string[]> {
  const lines: string[] = [];
  const applied = await applyMigrations(databaseAddress());
  if (applied.length > 0) lines.push(`Migrated: ${applied.join(", ")}.`);
  await ensurePartitions(new Date());
  const context = systemContext("start");
  const { bootstrapApiToken } = env();
  if (bootstrapApiToken !== null)
    await bootstrapToken(context, bootstrapApiToken);
  await bootstrapFirstAdmin(context);
  const welcome = process.argv.includes(RESTARTED)
    ? null
    : await makeWelcomeLink(context);
  if (welcome !== null) {
    lines.push(
      `Welcome    ${welcome}`,
      "           Open it to make the first account: once, within the hour.",
    );
  }
  const source = await bootstrapSource(context);
  lines.push(
    `Webhooks   ${source ? source.webhookUrl : "every source is archived: add one on the page Sources."}`,
  );
  if (source) await writeWebhookUrl(source.webhookUrl);
  return lines;
}

/** Tells `npm run simulate` where to send. */
async function writeWebhookUrl(webhookUrl: string): Promise<void> {
  await writeFile(path.join(env().dataDir, "webhook-url"), `${webhookUrl}\n`, {
    mode: 0o600,
  });
}
