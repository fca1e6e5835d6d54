import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { startSink } from "#lib/replay/testing/sink.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { listAttempts } from "#lib/services/replays/list-attempts.ts";
import {
  admin,
  makeDestination,
  makeEvents,
  start,
} from "../testing/replay-stage.ts";
import { runReplays } from "./run-replays.ts";

await useTestDatabase();

/** Every bad way to answer, and what is on record of it when the run is over. */
const ways: readonly (readonly [
  name: string,
  answer: (response: ServerResponse) => void,
  record: object,
])[] = [
  [
    "hangs",
    () => undefined,
    { outcome: "failed", failure: "answer_timeout", status: null },
  ],
  [
    "drips its head",
    ({ socket }) => {
      const timer = setInterval(() => socket?.write("HTTP"), 20);
      socket?.on("close", () => {
        clearInterval(timer);
      });
    },
    { outcome: "failed", status: null },
  ],
  [
    "drips its body",
    (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => {
        clearInterval(timer);
      });
    },
    { outcome: "delivered", status: 200 },
  ],
  [
    "resets",
    ({ socket }) => {
      socket?.resetAndDestroy();
    },
    { outcome: "failed", failure: "reset", status: null },
  ],
  [
    "answers garbage",
    ({ socket }) => {
      socket?.end("no such protocol\r\n\r\n");
    },
    { outcome: "failed", failure: "bad_answer", status: null },
  ],
  [
    "answers 100 MB",
    (response) => {
      const chunk = Buffer.alloc(1_048_576, "x");
      let left = 100;
      const write = () => {
        while (left > 0 && !response.destroyed) {
          left -= 1;
          if (!response.write(chunk)) {
            response.once("drain", write);
            return;
          }
        }
        response.end();
      };
      response.writeHead(200);
      write();
    },
    { outcome: "delivered", status: 200 },
  ],
  [
    "leads elsewhere",
    (response) => {
      response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    },
    { outcome: "failed", failure: "status", status: 302, retryAt: null },
  ],
  [
    "refuses",
    (response) => {
      response.writeHead(422).end("no");
    },
    { outcome: "failed", failure: "status", status: 422, retryAt: null },
  ],
  [
    "answers with a status of nobody's",
    (response) => {
      response.writeHead(999).end();
    },
    { outcome: "failed", failure: "status", status: 999, retryAt: null },
  ],
  [
    "asks to wait",
    (response) => {
      response.writeHead(429, { "retry-after": "1" }).end();
    },
    { outcome: "failed", failure: "status", status: 429 },
  ],
  [
    "is broken",
    (response) => {
      response.writeHead(500).end();
    },
    { outcome: "failed", failure: "status", status: 500 },
  ],
];

test("whatever a receiver does, the run ends, and every attempt says what it was", async () => {
  const sink = await startSink(({ body }, response) => {
    const { n } = JSON.parse(String(body)) as { n: number };
    ways[n]?.[1](response);
  });
  const destinationId = await makeDestination(sink.url, { timeoutMs: 300 });
  const eventIds = await makeEvents(await storeSource(), ways.length);
  const replays = runReplays();
  const { id } = await start(destinationId, eventIds);
  for (;;) {
    const { state } = await getRun(admin, id);
    if (state === "done") break;
    expect(["queued", "running"]).toContain(state);
    await delay(100);
  }
  await replays.stop();
  await sink.close();
  const { counts } = await getRun(admin, id);
  expect(counts).toMatchObject({
    delivered: 2,
    failed: ways.length - 2,
    pending: 0,
    inDoubt: 0,
  });
  const { items } = await listAttempts(admin, id, { limit: 200 });
  for (const [n, [name, , record]] of ways.entries()) {
    // Newest first.
    const last = items.find(({ eventId }) => eventId === eventIds[n]);
    expect(last, name).toMatchObject(record);
  }
  const tries = (n: number) =>
    items.filter(({ eventId }) => eventId === eventIds[n]).length;
  expect(ways.map(([name], n) => [name, tries(n)])).toEqual(
    ways.map(([name, , record]) => [
      name,
      "retryAt" in record || !("failure" in record || name === "drips its head")
        ? 1
        : 5,
    ]),
  );
}, 120_000);
