import path from "node:path";
import next from "next";
import type { Dashboard } from "./dashboard.ts";

const root = path.join(import.meta.dirname, "../..");

/** The dashboard in this process: Next, of the build or (`dev`) of the sources with hot reload. */
export async function startNextDashboard(options: {
  dev: boolean;
  hostname: string;
  port: number;
}): Promise<Dashboard> {
  const app = next({ ...options, dir: root });
  await app.prepare();
  const handle = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => void handle(request, response),
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    stop: () => app.close(),
  };
}
