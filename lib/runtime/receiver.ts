// The receiver's program: listens, receives webhooks itself and passes everything else on to the dashboard,
// whose socket is its first argument.
import { disconnectDb } from "#lib/db/connection/client.ts";
import { env } from "#lib/env.ts";
import { drainWebhooks } from "#lib/ingest/receive-webhook.ts";
import { forwardToDashboard } from "./forward-to-dashboard.ts";
import { listen } from "./http-server.ts";
import { runProgram } from "./supervised-program.ts";

runProgram(
  async () => {
    const { host, port } = env();
    const server = await listen({ host, port, ownListener: true });
    server.open(forwardToDashboard(process.argv[2] ?? ""));
    return {
      stop: async () => {
        await server.close();
        await drainWebhooks();
        await disconnectDb();
      },
    };
  },
  { orphanDelayMs: 0 },
);
