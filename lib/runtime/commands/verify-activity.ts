// npm run verify-activity
import { readOptions, runCommand } from "#lib/command-line.ts";
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { systemContext } from "#lib/services/context.ts";
import { onDatabase } from "./on-database.ts";

const help = `Walks all activity, and names every row that was changed, removed or put elsewhere.

  npm run verify-activity

It may run beside a running server. Ends with code 0 when every row is as it was written, 1 otherwise.
`;

await runCommand(async () => {
  if (readOptions(help, {}) === null) return;
  await onDatabase("npm run verify-activity", async () => {
    const { rows, erased, faults } = await verifyActivity(
      systemContext("verify-activity"),
    );
    for (const { sequence, fault } of faults)
      process.stdout.write(`Row ${String(sequence)} ${fault}.\n`);
    process.stdout.write(
      `${String(rows)} ${rows === 1 ? "row" : "rows"}, ${String(erased)} with values erased since, ${String(faults.length)} not as written.\n`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  });
});
