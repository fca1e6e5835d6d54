import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { testAdminEnv } from "./test-admin.ts";

const supervisor = path.join(import.meta.dirname, "../supervisor.ts");

/** The real server, as a child of this process. */
export type ServerProcess = {
  readonly pid: number;
  /** Of the first source. */
  readonly webhookUrl: URL;
  /** What it wrote so far. */
  written(): string;
  /** Sends a signal; without effect on a server that has ended. */
  signal(signal: NodeJS.Signals): void;
  /** How it ended: by itself with a code, or by a signal. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
  }>;
};

/** A server that may still be starting. */
export type StartingServer = Omit<ServerProcess, "webhookUrl"> & {
  /** Of the first source, once webhooks are received; null when it ended instead. */
  readonly webhookUrl: Promise<URL | null>;
};

/**
 * Starts the server on a free port.
 *
 * Its dashboard needs a build. Nothing of this process's own database or
 * settings reaches it but what `env` gives; its first account is `testAdmin`, unless `env` says otherwise.
 *
 * @param before a command and its arguments that the server's own are given to
 */
export function spawnServer(
  env: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): StartingServer {
  const command = [
    ...before,
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    supervisor,
  ];
  const child = spawn(command[0] ?? "", command.slice(1), {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: "0",
      ...testAdminEnv,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit").then(
    ([code, signal]: (number | string | null)[]) => ({
      code: typeof code === "number" ? code : null,
      signal: typeof signal === "string" ? signal : null,
    }),
  );
  const heard: string[] = [];
  // Read to the end: a server whose output nobody takes would stand still.
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (heard.length < 100) heard.push(text);
  });
  const announced = new Promise<URL>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      heard.push(`${line}\n`);
      const address = /^Webhooks +(http\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(new URL(address));
    });
  });
  return {
    pid: child.pid ?? 0,
    webhookUrl: Promise.race([announced, ended.then(() => null)]),
    written: () => heard.join(""),
    signal: (signal) => child.kill(signal),
    ended,
  };
}

/**
 * As `spawnServer`, and resolves when the server receives webhooks.
 *
 * @throws {Error} with what it wrote, when it ends instead
 */
export async function startServerProcess(
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const server = spawnServer(env);
  const webhookUrl = await server.webhookUrl;
  if (!webhookUrl)
    throw new Error(
      `The server ended before it was ready:\n${server.written()}`,
    );
  return { ...server, webhookUrl };
}

/**
 * The embedded Postgres of a data folder that its account can reach.
 *
 * @returns null when none has been started since its last proper stop
 */
export async function findPostmaster(
  dataDir: string,
): Promise<{ readonly pid: number; readonly databaseUrl: string } | null> {
  const lines = await readFile(
    path.join(dataDir, "postgres/postmaster.pid"),
    "utf8",
  ).catch(() => "");
  const [pid, , , port] = lines.split("\n");
  if (!pid || !port) return null;
  const password = (
    await readFile(path.join(dataDir, "postgres-password"), "utf8")
  ).trim();
  return {
    pid: Number(pid),
    databaseUrl: `postgresql://inspector:${password}@127.0.0.1:${port}/inspector`,
  };
}
