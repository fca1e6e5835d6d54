import { createServer, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { EnvError, type Env } from "#lib/env.ts";

/** How long what a killed start left may still be listening. */
const LEFTOVER_MS = 2_000;

type Place = { readonly host: string; readonly port: number };

/**
 * Finds out, before anything is started, whether the ports and hosts can be
 * listened on, and which ports a 0 stands for.
 *
 * @returns the variables that name the ports
 * @throws {EnvError} naming the variable that cannot be listened on
 */
export async function settlePorts(
  env: Env,
): Promise<{ PORT: string; WEBHOOK_PORT?: string }> {
  if (env.webhookListener && isSamePlace(env, env.webhookListener))
    throw new EnvError(
      `WEBHOOK_PORT ${String(env.port)} and WEBHOOK_HOST ${env.host} are where the dashboard listens (PORT, HOST). Set WEBHOOK_PORT to another port, or leave both out to receive webhooks there too.`,
    );
  const pages = await probe(env, "PORT", "HOST");
  try {
    const PORT = portOf(pages);
    if (!env.webhookListener) return { PORT };
    const webhooks = await probe(
      env.webhookListener,
      "WEBHOOK_PORT",
      "WEBHOOK_HOST",
    );
    const WEBHOOK_PORT = portOf(webhooks);
    await close(webhooks);
    return { PORT, WEBHOOK_PORT };
  } finally {
    await close(pages);
  }
}

/** Two ports 0 are two free ones. */
function isSamePlace(one: Place, other: Place): boolean {
  return one.port !== 0 && one.port === other.port && one.host === other.host;
}

async function probe(
  { host, port }: Place,
  portName: string,
  hostName: string,
): Promise<Server> {
  const deadline = Date.now() + LEFTOVER_MS;
  for (;;) {
    try {
      return await listen({ host, port });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (code !== "EADDRINUSE")
        throw new EnvError(explain(code, portName, hostName, { host, port }));
      if (Date.now() > deadline)
        throw new EnvError(
          `${portName} ${String(port)} is in use. Set ${portName} to a free one.`,
        );
      await delay(50);
    }
  }
}

function explain(
  code: string,
  portName: string,
  hostName: string,
  { host, port }: Place,
): string {
  return code === "EACCES"
    ? `${portName} ${String(port)} may not be listened on by this account. Set ${portName} to one above 1023.`
    : `${hostName} ${host} is no address of this machine (${code}).`;
}

function listen({ host, port }: Place): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): string {
  const address = server.address();
  return String(typeof address === "object" && address ? address.port : 0);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
