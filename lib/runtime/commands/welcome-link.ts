// npm run welcome-link
import { readOptions, runCommand } from "#lib/command-line.ts";
import { makeWelcomeLink } from "#lib/services/access/make-welcome-link.ts";
import { systemContext } from "#lib/services/context.ts";
import { onDatabase } from "./on-database.ts";

const help = `Prints a new link that makes the first admin, for whoever lost the one that was printed.

  npm run welcome-link

It may run beside a running server.
`;

await runCommand(async () => {
  if (readOptions(help, {}) === null) return;
  await onDatabase("npm run welcome-link", async () => {
    const link = await makeWelcomeLink(systemContext("welcome-link"));
    process.stdout.write(
      link === null
        ? "There is an admin already, who can invite others on the page Settings.\n"
        : `${link}\nIt makes the first account: once, within the hour.\n`,
    );
    process.exitCode = link === null ? 1 : 0;
  });
});
