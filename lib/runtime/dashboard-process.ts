import { createServer } from "node:http";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { env } from "#lib/env.ts";
import { startNextDashboard } from "./next-dashboard.ts";

// The dashboard's own process. It lives and dies with the one that started it:
// a signal to the whole process group is the parent's to answer.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

const socketPath = process.argv[2] ?? "";
const dashboard = await startNextDashboard({
  dev: false,
  hostname: env().host,
  port: env().port,
});
const server = createServer((request, response) => {
  dashboard.handle(request, response);
});
process.on("disconnect", () => {
  server.close();
  server.closeAllConnections();
  void disconnectDb().finally(() => process.exit(0));
});
// The door keeps its connections: one that closed at this end while a request was on its way would fail it.
server.keepAliveTimeout = 0;
server.listen(socketPath, () => process.send?.("ready"));
