import { fork, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import {
  Agent,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream";
import { log } from "#lib/log.ts";
import type { Dashboard } from "./dashboard.ts";

const RESTART_AFTER_MS = 1_000;

/**
 * The dashboard in a process of its own, so that rendering a page never delays
 * a webhook, and a page that crashes takes no webhook with it. It is reached
 * over a socket in a folder that only this account may enter, and started
 * again should it die.
 */
export async function startProxiedDashboard(): Promise<Dashboard> {
  const folder = await mkdtemp(path.join(tmpdir(), "segment-inspector-"));
  await chmod(folder, 0o700);
  const socketPath = path.join(folder, "dashboard.sock");
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let stopping = false;
  let child = await startChild(socketPath);
  const watch = (watched: ChildProcess) => {
    watched.once("exit", (code, signal) => {
      if (stopping) return;
      log().error(
        { code, signal },
        "The dashboard's process ended. It is started again.",
      );
      setTimeout(() => void restart(), RESTART_AFTER_MS);
    });
  };
  const restart = async () => {
    await rm(socketPath, { force: true });
    child = await startChild(socketPath);
    watch(child);
  };
  watch(child);
  return {
    handle: (request, response) => {
      forward(request, response, socketPath, agent);
    },
    upgrade: (_request, socket) => socket.destroy(),
    stop: async () => {
      stopping = true;
      agent.destroy();
      await stopChild(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startChild(socketPath: string): Promise<ChildProcess> {
  const child = fork(
    path.join(import.meta.dirname, "dashboard-process.ts"),
    [socketPath],
    {
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  return new Promise((resolve, reject) => {
    child.once("message", () => {
      resolve(child);
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(
        new Error(
          `The dashboard's process ended with code ${String(code)} before it was ready.`,
        ),
      );
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve();
    }),
  );
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  socketPath: string,
  agent: Agent,
): void {
  const inner = httpRequest(
    {
      socketPath,
      agent,
      method: request.method,
      path: request.url,
      headers: request.headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      pipeline(answer, response, () => undefined);
    },
  );
  inner.once("error", () => {
    if (response.headersSent) response.destroy();
    else {
      response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
      response.end(
        "The dashboard is starting. Webhooks are received meanwhile. Reload in a moment.\n",
      );
    }
  });
  response.once("close", () => inner.destroy());
  pipeline(request, inner, () => undefined);
}
