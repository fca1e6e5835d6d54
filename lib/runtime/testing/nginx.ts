import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Whether this machine has nginx. */
export const hasNginx =
  spawnSync("nginx", ["-v"], { stdio: "ignore" }).error === undefined;

export type Nginx = {
  readonly port: number;
  readonly stop: () => Promise<void>;
};

/**
 * Starts nginx on a free port of loopback with one server in it.
 *
 * @param server the directives of its `server` block, without `listen`
 * @throws {Error} with what nginx said
 */
export async function startNginx(server: string): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), "inspector-nginx-"));
  const port = await freePort();
  const config = path.join(folder, "nginx.conf");
  await writeFile(
    config,
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${String(port)}; ${server} }
}
`,
  );
  const nginx = spawn("nginx", ["-c", config], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  nginx.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const stop = async () => {
    const ended = once(nginx, "exit");
    if (nginx.exitCode === null && nginx.kill()) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await untilItAnswers(nginx, port, () => said);
  return { port, stop };
}

async function untilItAnswers(
  nginx: ChildProcess,
  port: number,
  said: () => string,
): Promise<void> {
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said()}`);
    const answers = await fetch(`http://127.0.0.1:${String(port)}/`, {
      redirect: "manual",
    }).catch(() => null);
    if (answers) return;
    await delay(20);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
