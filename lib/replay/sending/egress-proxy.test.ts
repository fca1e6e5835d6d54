import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Received, type Sink, startSink } from "../testing/sink.ts";
import { openSender } from "./open-sender.ts";

let sink: Sink;
let proxy: Server;
const received: Received[] = [];
/** What the proxy was asked to connect to, and as whom. */
const asked: { target: string; credentials: string | undefined }[] = [];
let isRefusing = false;

beforeAll(async () => {
  sink = await startSink((one, response) => {
    received.push(one);
    response.end("thank you");
  });
  proxy = createServer();
  // The only one that knows where the name leads.
  proxy.on("connect", ({ url, headers }, socket: Socket) => {
    asked.push({
      target: url ?? "",
      credentials: headers["proxy-authorization"],
    });
    if (isRefusing) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const onward = connect(Number(new URL(sink.url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward])
      end.on("error", () => {
        socket.destroy();
        onward.destroy();
      });
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, "127.0.0.1", resolve);
  });
});
afterAll(async () => {
  proxy.close();
  await sink.close();
});
beforeEach(() => {
  received.length = 0;
  asked.length = 0;
  isRefusing = false;
});

async function send(url: string, options: object = {}) {
  const { port } = proxy.address() as AddressInfo;
  const sender = openSender({
    url,
    allowInternal: false,
    timeoutMs: 5_000,
    connections: 1,
    proxy: `http://user:pass%20word@127.0.0.1:${String(port)}`,
    resolve: () => Promise.reject(new Error("Nobody resolves it here.")),
    ...options,
  });
  const result = await sender.send({
    body: Buffer.from('{"ü":1}'),
    headers: [["content-type", "application/json"]],
  });
  await sender.close();
  return result;
}

test("a request goes through a tunnel of the proxy, which alone resolves the name", async () => {
  const result = await send("http://receiver.example/hook?a=1");
  expect(result).toMatchObject({
    outcome: "delivered",
    status: 200,
    body: "thank you",
  });
  expect(asked).toEqual([
    {
      target: "receiver.example:80",
      credentials: `Basic ${Buffer.from("user:pass word").toString("base64")}`,
    },
  ]);
  expect(received).toHaveLength(1);
  expect(String(received[0]?.body)).toBe('{"ü":1}');
  expect(received[0]?.headers).toMatchObject({
    host: "receiver.example",
    "content-type": "application/json",
  });
  expect(received[0]?.headers).not.toHaveProperty("proxy-authorization");
});

test("a forbidden address is refused before the proxy is asked", async () => {
  for (const url of ["http://127.0.0.1/", "http://[::7f00:1]/", "http://10.1/"])
    expect(await send(url)).toMatchObject({ failure: "refused" });
  expect(asked).toEqual([]);
});

test("what the proxy does not connect to has failed, and says by whom", async () => {
  isRefusing = true;
  expect(await send("http://receiver.example/")).toMatchObject({
    outcome: "failed",
    failure: "connect_failed",
    reason: "The egress proxy answered 403: it did not connect",
    mayRetry: true,
  });
  expect(received).toEqual([]);
});

test("a proxy that is not there is a connection that failed", async () => {
  expect(
    await send("http://receiver.example/", { proxy: "http://127.0.0.1:1" }),
  ).toMatchObject({ failure: "connect_failed" });
});
