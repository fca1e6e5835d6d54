// npm run verify-activity: walks all activity and names every row that was changed, removed or put elsewhere. It may run
// beside a running server. Exits with 1 when there is one.
import { verifyActivity } from "#lib/services/activity/verify-activity.ts";
import { systemContext } from "#lib/services/context.ts";
import { onDatabase } from "./on-database.ts";

await onDatabase("npm run verify-activity", async () => {
  const { rows, erased, faults } = await verifyActivity(
    systemContext("verify-activity"),
  );
  for (const { sequence, fault } of faults)
    process.stdout.write(`Row ${String(sequence)} ${fault}.\n`);
  process.stdout.write(
    `${String(rows)} rows, ${String(erased)} with values erased since, ${String(faults.length)} not as they were written.\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
});
