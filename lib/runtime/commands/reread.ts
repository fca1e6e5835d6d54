// npm run reread
import { flag, readOptions, runCommand } from "#lib/command-line.ts";
import { systemContext } from "#lib/services/context.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { onDatabase } from "./on-database.ts";

const help = `Reads stored events again with the rules of this version.

  npm run reread            those that an older version read
  npm run reread -- --all   every one

It may run beside a running server, and be broken off and started again.
`;

await runCommand(async () => {
  const options = readOptions(help, { all: flag });
  if (options === null) return;
  await onDatabase("npm run reread", async () => {
    const count = await rereadEvents(
      systemContext("reread"),
      { all: options.all },
      (read) => process.stderr.write(`\r${String(read)} read again`),
    );
    process.stdout.write(
      `\n${String(count)} ${count === 1 ? "event was" : "events were"} read again.\n`,
    );
  });
});
