import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { env, EnvError } from "../env.ts";
import { runCommand, UsageError } from "../command-line.ts";
import { parseCommandLine } from "./command-line.ts";
import type { Command } from "./command-line.ts";
import { printBodies } from "./dry-run.ts";
import { helpText } from "./help-text.ts";
import { makeProgress } from "./sending/progress.ts";
import { makeScenario } from "./scenario.ts";
import { sendDeliveries } from "./sending/send-deliveries.ts";
import { signWith } from "./sending/sign.ts";
import { toSummaryText } from "./sending/summary-text.ts";

/** Runs the command; the number is its exit code. */
async function main(args: readonly string[]): Promise<number> {
  const command = parseCommandLine(args, {
    seed: randomInt(0x1_0000_0000),
    now: new Date(),
    secret: env().bootstrapSourceSecret,
  });
  if (!command) {
    process.stdout.write(helpText);
    return 0;
  }
  const scenario = makeScenario({
    ...command,
    sign: command.secret === null ? null : signWith(command.secret),
    gapMs: command.ratePerSecond === null ? 1 : 1000 / command.ratePerSecond,
  });
  const deliveries = scenario.take(command.count);
  if (command.dryRun) {
    await printBodies(deliveries, process.stdout);
    return 0;
  }
  return send(command, deliveries);
}

async function send(
  command: Command,
  deliveries: ReturnType<ReturnType<typeof makeScenario>["take"]>,
): Promise<number> {
  const url = command.url ?? (await addressOfRunningServer());
  const stopped = new AbortController();
  // Once: a second Ctrl-C ends the process at once, as it would without us.
  process.once("SIGINT", () => {
    stopped.abort();
  });
  const progress = command.quiet
    ? null
    : makeProgress(process.stderr, command.count);
  const summary = await sendDeliveries({
    ...command,
    url,
    deliveries,
    signal: stopped.signal,
    ...(progress && {
      onProgress: progress.show,
      onFirstFailure: (cause) => {
        progress.end();
        process.stderr.write(`No answer from ${url.origin}: ${cause}.\n`);
      },
    }),
  });
  progress?.end();
  process.stdout.write(
    `${toSummaryText(summary)}\nThe same again: --seed ${String(command.seed)} --now ${command.now.toISOString()}\n`,
  );
  if (summary.missed > 0) return 1;
  return stopped.signal.aborted ? 130 : 0;
}

/** @throws {UsageError} when no server has left its address */
async function addressOfRunningServer(): Promise<URL> {
  const note = path.join(env().dataDir, "webhook-url");
  try {
    return new URL((await readFile(note, "utf8")).trim());
  } catch (cause) {
    throw new UsageError(
      `No webhook address in ${note}: start the server with npm start, or give --url.`,
      { cause },
    );
  }
}

await runCommand(async () => {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    throw error instanceof EnvError ? new UsageError(error.message) : error;
  }
});
