// npm run reread
import { parseArgs } from "node:util";
import { systemContext } from "#lib/services/context.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { onDatabase } from "./on-database.ts";

const help = `Reads stored events again with the rules of this version.

  npm run reread            those that an older version read
  npm run reread -- --all   every one

It may run beside a running server, and be broken off and started again.
`;

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) process.stdout.write(help);
else
  await onDatabase("npm run reread", async () => {
    const count = await rereadEvents(systemContext("reread"), {
      all: values.all,
      onProgress: (read) =>
        process.stderr.write(`\r${String(read)} read again`),
    });
    process.stdout.write(`\n${String(count)} events were read again.\n`);
  });
