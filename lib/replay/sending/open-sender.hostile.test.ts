import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Sink, startRawSink, startSink } from "../testing/sink.ts";
import type { SenderOptions } from "./open-dispatcher.ts";
import { openSender, type Sender } from "./open-sender.ts";
import type { SendResult } from "./send-result.ts";

const body = Buffer.from('{"a":1}');
const request = {
  body,
  headers: [["content-type", "application/json"]] as const,
};
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function senderTo(url: string, options: Partial<SenderOptions> = {}): Sender {
  const sender = openSender({
    url,
    allowInternal: true,
    timeoutMs: 400,
    connections: 1,
    ...options,
  });
  open.push(sender);
  return sender;
}

async function sendTo(
  sink: Sink,
  options: Partial<SenderOptions> = {},
): Promise<SendResult> {
  open.push(sink);
  return senderTo(sink.url, options).send(request);
}

/** Answers once the whole request is there. */
const answering = (text: string) => (socket: Socket) => {
  let got = "";
  socket.on("data", (chunk: Buffer) => {
    got += chunk.toString("latin1");
    if (got.endsWith(body.toString())) {
      got = "";
      socket.write(text);
    }
  });
};

test("a receiver that accepts and never answers times out, and may be tried again", async () => {
  const result = await sendTo(await startRawSink(() => undefined));
  expect(result).toMatchObject({
    outcome: "failed",
    failure: "answer_timeout",
    status: null,
    mayRetry: true,
  });
});

test("a receiver that drips its headers times out", async () => {
  const sink = await startRawSink((socket) => {
    const drops = Array.from("HTTP/1.1 200 OK\r\nx: ".padEnd(400, "y"));
    const timer = setInterval(() => {
      socket.write(drops.shift() ?? "y");
    }, 20);
    socket.on("close", () => {
      clearInterval(timer);
    });
  });
  expect(await sendTo(sink)).toMatchObject({ failure: "answer_timeout" });
});

test("a receiver that drips its body has answered: its status counts and the rest is cut", async () => {
  const sink = await startRawSink((socket) => {
    answering("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")(socket);
    const timer = setInterval(() => {
      if (socket.bytesWritten > 0) socket.write("z");
    }, 20);
    socket.on("close", () => {
      clearInterval(timer);
    });
  });
  const result = await sendTo(sink);
  expect(result).toMatchObject({
    outcome: "delivered",
    status: 200,
    bodyIsCut: true,
  });
});

test("a receiver that resets has not answered", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.resetAndDestroy();
    });
  });
  expect(await sendTo(sink)).toMatchObject({
    failure: "reset",
    mayRetry: true,
  });
});

test("a receiver that closes without a word has not answered", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.end();
    });
  });
  expect(await sendTo(sink)).toMatchObject({ failure: "reset" });
});

test.each([
  "hello\r\n\r\n",
  "\0\0\0\0",
  "HTTP/1.1 two hundred\r\n\r\n",
  "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
  "SSH-2.0-OpenSSH_9.2\r\n",
])("an answer that is no HTTP is bad: %j", async (text) => {
  const result = await sendTo(await startRawSink(answering(text)));
  expect(result).toMatchObject({
    outcome: "failed",
    failure: "bad_answer",
    status: null,
  });
});

test("headers without end are bad", async () => {
  const many = `x: ${"y".repeat(1_000)}\r\n`.repeat(100);
  const sink = await startRawSink(answering(`HTTP/1.1 200 OK\r\n${many}`));
  expect(await sendTo(sink)).toMatchObject({ failure: "bad_answer" });
});

test("an answer planted at the greeting is no delivery", async () => {
  const sink = await startRawSink((socket) => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
  });
  expect(await sendTo(sink)).toMatchObject({
    outcome: "failed",
    failure: "answered_early",
  });
});

test("an answer to a body that was not yet sent is no delivery", async () => {
  const sink = await startRawSink((socket) => {
    socket.once("data", () => {
      socket.pause();
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    });
  });
  open.push(sink);
  const large = { ...request, body: Buffer.alloc(32 * 1_024 * 1_024, 32) };
  expect(await senderTo(sink.url).send(large)).toMatchObject({
    outcome: "failed",
    failure: "answered_early",
  });
});

test("an answer planted on an idle connection is never taken for the next delivery", async () => {
  let received = 0;
  const plant = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nplanted";
  const sink = await startRawSink((socket) => {
    let got = "";
    socket.on("data", (chunk: Buffer) => {
      got += chunk.toString("latin1");
      if (!got.endsWith(body.toString())) return;
      got = "";
      received += 1;
      const answer = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ntrue";
      // At once with the answer, and a moment later on the idle connection.
      socket.write(received % 2 === 0 ? `${answer}${plant}` : answer, () => {
        socket.write(plant);
      });
    });
  });
  open.push(sink);
  const sender = senderTo(sink.url);
  const results: SendResult[] = [];
  for (let n = 0; n < 20; n++) results.push(await sender.send(request));
  const delivered = results.filter(({ outcome }) => outcome === "delivered");
  expect(delivered.length).toBeLessThanOrEqual(received);
  expect(delivered.map((one) => one.body)).toEqual(delivered.map(() => "true"));
});

test("of 100 MB only the beginning is read", async () => {
  let written = 0;
  const sink = await startSink((_received, response) => {
    const chunk = Buffer.alloc(1_024 * 1_024, "x");
    const write = () => {
      while (written < 100 && !response.destroyed) {
        written += 1;
        if (!response.write(chunk)) {
          response.once("drain", write);
          return;
        }
      }
      response.end();
    };
    write();
  });
  const result = await sendTo(sink, { timeoutMs: 5_000 });
  expect(result).toMatchObject({
    outcome: "delivered",
    bodyIsCut: true,
    body: "x".repeat(2_048),
  });
  expect(written).toBeLessThan(100);
});

test.each([301, 302, 303, 307, 308])("a %i is not followed", async (status) => {
  let asked = 0;
  const inside = await startSink((_received, response) => {
    asked += 1;
    response.end();
  });
  open.push(inside);
  const sink = await startSink((_received, response) => {
    response.writeHead(status, { location: inside.url }).end();
  });
  expect(await sendTo(sink)).toMatchObject({
    outcome: "failed",
    failure: "status",
    status,
    mayRetry: false,
  });
  expect(asked).toBe(0);
});

test.each([
  [400, false],
  [401, false],
  [404, false],
  [408, true],
  [410, false],
  [422, false],
  [429, true],
  [500, true],
  [502, true],
  [503, true],
])("a %i may be tried again: %s", async (status, mayRetry) => {
  const sink = await startSink((_received, response) => {
    response.writeHead(status).end("no");
  });
  expect(await sendTo(sink)).toMatchObject({
    outcome: "failed",
    failure: "status",
    status,
    mayRetry,
    body: "no",
  });
});

test.each([
  ["7", 7_000],
  ["0", 0],
  ["999999999", 86_400_000],
  ["soon", null],
])("Retry-After: %s is heeded", async (value, ms) => {
  const sink = await startSink((_received, response) => {
    response.writeHead(429, { "retry-after": value }).end();
  });
  expect(await sendTo(sink)).toMatchObject({ retryAfterMs: ms });
});

test("a closed port fails to connect, an unknown name does not resolve", async () => {
  const sink = await startSink(() => undefined);
  await sink.close();
  expect(await senderTo(sink.url).send(request)).toMatchObject({
    failure: "connect_failed",
    mayRetry: true,
  });
  const unknown = senderTo("http://no-such-host.invalid/", {
    timeoutMs: 8_000,
  });
  expect(await unknown.send(request)).toMatchObject({
    failure: "unresolved",
    mayRetry: true,
  });
});

test("a certificate that nobody vouches for is refused, and nothing is sent", async () => {
  let asked = 0;
  const server = createTlsServer(makeCertificate(), (_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  });
  const url = `https://127.0.0.1:${String(port)}/`;
  expect(await senderTo(url, { timeoutMs: 5_000 }).send(request)).toMatchObject(
    { failure: "tls", mayRetry: false },
  );
  expect(asked).toBe(0);
});

test("a name that answers differently once it was checked does not lead inside", async () => {
  let asked = 0;
  const sink = await startSink((_received, response) => {
    asked += 1;
    response.end();
  });
  open.push(sink);
  const { port } = new URL(sink.url);
  let lookups = 0;
  const rebinding = () => {
    lookups += 1;
    return Promise.resolve([
      { address: lookups === 1 ? "127.0.0.1" : "93.184.216.34", family: 4 },
    ]);
  };
  const sender = senderTo(`http://rebind.example:${port}/`, {
    allowInternal: false,
    resolve: rebinding,
  });
  expect(await sender.send(request)).toMatchObject({ failure: "refused" });
  expect(asked).toBe(0);
});

test("a literal address is refused without a connection, and a refusal is a result", async () => {
  let connected = 0;
  const sink = await startRawSink(() => {
    connected += 1;
  });
  open.push(sink);
  const { port } = new URL(sink.url);
  for (const host of ["127.0.0.1", "[::ffff:7f00:1]", "2130706433"]) {
    const sender = senderTo(`http://${host}:${port}/`, {
      allowInternal: false,
    });
    expect(await sender.send(request)).toMatchObject({
      outcome: "failed",
      failure: "refused",
      mayRetry: false,
    });
  }
  expect(connected).toBe(0);
});

test("a header that no request can carry is a result", async () => {
  const sink = await startSink((_received, response) => {
    response.end();
  });
  open.push(sink);
  const bad = { body, headers: [["x-note", "a\r\nhost: b"]] as const };
  expect(await senderTo(sink.url).send(bad)).toMatchObject({
    failure: "unsendable",
    mayRetry: false,
  });
});

function makeCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "replay-tls-"));
  const key = path.join(folder, "key.pem");
  const cert = path.join(folder, "cert.pem");
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"].concat([
      "-subj",
      "/CN=127.0.0.1",
      "-keyout",
      key,
      "-out",
      cert,
    ]),
    { stdio: "ignore" },
  );
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}
