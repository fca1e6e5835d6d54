// The receiver's program: listens, receives webhooks itself and passes everything else on to the dashboard,
// whose socket is its first argument. It says itself whether it lives and whether it can store.
import { disconnectDb } from "#lib/db/connection/client.ts";
import { env } from "#lib/env.ts";
import { answerHealth } from "#lib/http/health/answer-health.ts";
import { drainWebhooks } from "#lib/ingest/receive-webhook.ts";
import { forwardToDashboard } from "./front/forward-to-dashboard.ts";
import { openFront } from "./front/front-server.ts";
import { listenersOf } from "./front/listeners-of.ts";
import { runProgram } from "./run-program.ts";

runProgram(
  async () => {
    const front = await openFront({
      listeners: listenersOf(env()),
      pages: forwardToDashboard(process.argv[2] ?? ""),
      ownListener: true,
      trustProxy: env().trustProxy,
      answerHealth,
      dev: process.argv.includes("--dev"),
    });
    return {
      stop: async () => {
        await front.close();
        await drainWebhooks();
        await disconnectDb();
      },
    };
  },
  { orphanDelayMs: 0 },
);
