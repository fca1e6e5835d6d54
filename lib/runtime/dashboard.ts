// The dashboard's program: Next, on the socket in its first argument, where the receiver reaches it;
// without one on HOST and PORT, and then it receives webhooks as well.
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { env } from "#lib/env.ts";
import { drainWebhooks } from "#lib/ingest/receive-webhook.ts";
import { trustClientAddressHeader } from "#lib/http/client-address.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { answerOtherMethods } from "./front/answer-other-methods.ts";
import { answerReads } from "./front/answer-reads.ts";
import { openFront } from "./front/front-server.ts";
import { listenersOf } from "./front/listeners-of.ts";
import type { PageServer } from "./front/page-server.ts";
import { startNext } from "./start-next.ts";
import { runProgram } from "./run-program.ts";

const dev = process.env.NODE_ENV === "development";

// Whatever reaches this process came through a front, its own or the receiver's.
trustClientAddressHeader();

runProgram(
  async () => {
    const { host, port } = env();
    const socketPath = process.argv[2];
    const next = await startNext({
      dev,
      hostname: host,
      port,
    });
    const pages = answerOtherMethods(next);
    const close =
      socketPath === undefined
        ? await listenAlone(pages)
        : // While developing, routes change as they are saved: Next has them as they are.
          await listenOnSocket(dev ? pages : answerReads(pages), socketPath);
    return {
      stop: async () => {
        await close();
        await next.stop();
        await writePendingActivity();
        await disconnectDb();
      },
    };
  },
  { orphanDelayMs: 4_000 },
);

async function listenOnSocket(
  pages: PageServer,
  socketPath: string,
): Promise<() => Promise<void>> {
  // Whatever the receiver could read, with the header that it adds, can be read here.
  const server = createServer(
    { maxHeaderSize: 32_768 },
    (request, response) => {
      pages.handle(request, response);
    },
  );
  server.on("upgrade", (request, socket, head) => {
    pages.upgrade(request, socket, head);
  });
  // The receiver keeps its connections: one that closed at this end while a request was on its way would fail it.
  server.keepAliveTimeout = 0;
  // The receiver has limits for slow senders; this end waits as long as it does.
  server.requestTimeout = 0;
  // One that was killed left it.
  await rm(socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return () => {
    server.close();
    server.closeAllConnections();
    return Promise.resolve();
  };
}

async function listenAlone(pages: PageServer): Promise<() => Promise<void>> {
  const front = await openFront({
    listeners: listenersOf(env()),
    pages,
    ownListener: false,
    trustProxy: env().trustProxy,
    dev,
  });
  return async () => {
    await front.close();
    await drainWebhooks();
  };
}
