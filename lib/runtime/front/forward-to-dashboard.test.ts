import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { forwardToDashboard } from "./forward-to-dashboard.ts";

/** Who passes on to a dashboard that answers so. @returns its port */
async function openBefore(dashboard: RequestListener | null): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "forward-"));
  const socketPath = path.join(folder, "dashboard");
  const pages = forwardToDashboard(socketPath);
  const front = createServer((incoming, response) => {
    pages.handle(incoming, response);
  }).listen(0, "127.0.0.1");
  const behind = createServer(dashboard ?? undefined);
  if (dashboard) await once(behind.listen(socketPath), "listening");
  onTestFinished(async () => {
    for (const server of [front, behind]) {
      server.closeAllConnections();
      server.close();
    }
    await rm(folder, { recursive: true });
  });
  if (!front.listening) await once(front, "listening");
  return (front.address() as AddressInfo).port;
}

test.each([
  ["GET", null],
  ["POST", null],
  ["POST", "of a length that is told"],
  ["DELETE", ""],
])(
  "a %s with the body %j and its answer are passed on",
  async (method, body) => {
    const port = await openBefore((incoming, response) => {
      void text(incoming).then((heard) => {
        response.writeHead(201, { "x-of-dashboard": "1" });
        response.end(`${incoming.method ?? ""} ${incoming.url ?? ""} ${heard}`);
      });
    });
    const answer = await fetch(`http://127.0.0.1:${String(port)}/a?b=1`, {
      method,
      body,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("x-of-dashboard")).toBe("1");
    expect(await answer.text()).toBe(`${method} /a?b=1 ${body ?? ""}`);
  },
);

test("a body that comes in pieces is passed on", async () => {
  const port = await openBefore((incoming, response) => {
    incoming.pipe(response);
  });
  const asked = request({ port, host: "127.0.0.1", method: "PUT" });
  asked.write("one, ");
  asked.end("two");
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  expect(await text(answer)).toBe("one, two");
});

test("an answer that the dashboard does not end is seen to be broken off", async () => {
  const port = await openBefore((_incoming, response) => {
    response.write("the first half", () => response.destroy());
  });
  const answer = await fetch(`http://127.0.0.1:${String(port)}/`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test("who goes away is told to the dashboard", async () => {
  const gone = Promise.withResolvers<undefined>();
  const port = await openBefore((_incoming, response) => {
    response.write("one event");
    response.once("close", () => {
      gone.resolve(undefined);
    });
  });
  const leaving = new AbortController();
  await fetch(`http://127.0.0.1:${String(port)}/`, { signal: leaving.signal });
  leaving.abort();
  await gone.promise;
});

test("without a dashboard that is said", async () => {
  const port = await openBefore(null);
  const answer = await fetch(`http://127.0.0.1:${String(port)}/`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/dashboard is starting/);
});
