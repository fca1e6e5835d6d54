import path from "node:path";
import next from "next";
import type { PageServer } from "./front/page-server.ts";

const root = path.join(import.meta.dirname, "../..");

/** Next in this process: of the build or (`dev`) of the sources with hot reload. */
export async function startNext(options: {
  dev: boolean;
  hostname: string;
  port: number;
}): Promise<PageServer & { stop(): Promise<void> }> {
  const app = next({ ...options, dir: root });
  await (options.dev ? app.prepare() : quietly(() => app.prepare()));
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => {
      handle(request, response).catch(() => response.destroy());
    },
    upgrade: (request, socket, head) => {
      upgrade(request, socket, head).catch(() => socket.destroy());
    },
    stop: () => app.close(),
  };
}

/** Next says how long its configuration took, amid the addresses that a start prints. What is wrong it says elsewhere. */
async function quietly(prepare: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await prepare();
  } finally {
    console.log = log;
  }
}
