import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { closeLater, request, sendTo, senderTo } from "../testing/send-to.ts";
import { startRawSink, startSink } from "../testing/sink.ts";

test.each([301, 302, 303, 307, 308])("a %i is not followed", async (status) => {
  let asked = 0;
  const inside = await startSink((_received, response) => {
    asked += 1;
    response.end();
  });
  closeLater(inside);
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
  closeLater({
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
  closeLater(sink);
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
  closeLater(sink);
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
  closeLater(sink);
  const bad = { ...request, headers: [["x-note", "a\r\nhost: b"]] as const };
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
