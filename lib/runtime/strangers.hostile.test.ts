import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { trustClientAddressHeader } from "#lib/http/client-address.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { openFront, type FrontServer } from "./front/front-server.ts";
import { exchange } from "./testing/exchange.ts";
import { toRequest } from "./testing/hostile-requests.ts";
import { routePages } from "./testing/route-pages.ts";

await useTestDatabase();

const UNKNOWN = "nobody-has-this-source-key";
const MAX_CONNECTIONS = 100;

const open: Socket[] = [];
let key = "";
/** So that no body is a repeat of another. */
let sent = 0;

beforeAll(async () => {
  trustClientAddressHeader();
  ({ key } = await createSource(testContext(), { name: "Genuine" }));
});

afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

describe.each([
  ["our own listener", true],
  ["the route handler", false],
])("%s", (_name, ownListener) => {
  let front: FrontServer;
  let port = 0;

  beforeAll(async () => {
    front = await openFront({
      listeners: [{ host: "127.0.0.1", port: 0, serves: "everything" }],
      pages: routePages,
      ownListener,
      trustProxy: [],
      maxConnections: MAX_CONNECTIONS,
    });
    port = front.ports[0] ?? 0;
  });

  afterAll(() => front.close());

  async function stranger(): Promise<Socket> {
    const socket = connect(port, "127.0.0.1");
    open.push(socket);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  }

  /** Everything that comes until the other side ends it. */
  async function heard(socket: Socket): Promise<string> {
    let text = "";
    socket.setEncoding("latin1").on("data", (part: string) => {
      text += part;
    });
    if (!socket.closed) await once(socket, "close");
    return text;
  }

  const sendGenuine = () =>
    exchange(port, toRequest(key, Buffer.from(`{"n":${sent++}}`)));

  test("senders of bodies in one-byte pieces to an unknown address keep no genuine one waiting", async () => {
    const piece = "1\r\nx\r\n".repeat(10_000);
    for (let index = 0; index < 16; index++) {
      const socket = await stranger();
      socket.resume();
      socket.write(
        `POST /api/webhooks/${UNKNOWN} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      const send = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on("drain", send);
      send();
    }
    for (let index = 0; index < 20; index++)
      expect((await sendGenuine()).status).toBe(200);
    await expect
      .poll(() => open.filter(({ destroyed }) => !destroyed).length)
      .toBe(0);
  });

  test("senders of bodies in one-byte pieces to a known address are cut off, and keep no other waiting", async () => {
    const sockets = await Promise.all(Array.from({ length: 16 }, stranger));
    for (const socket of sockets) {
      // Who does not read does not notice that it was cut off.
      socket.resume();
      socket.write(
        `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      for (let index = 0; index < 20; index++)
        socket.write("1\r\nx\r\n".repeat(1_000));
    }
    for (let index = 0; index < 20; index++)
      expect((await sendGenuine()).status).toBe(200);
    await expect
      .poll(() => sockets.filter(({ destroyed }) => !destroyed).length, {
        timeout: 10_000,
      })
      .toBe(0);
  });

  test("idle connections without end keep nobody out", async () => {
    for (let index = 0; index < 3 * MAX_CONNECTIONS; index++) await stranger();
    expect((await sendGenuine()).status).toBe(200);
    await expect
      .poll(() => open.filter(({ destroyed }) => !destroyed).length)
      .toBeLessThan(MAX_CONNECTIONS + 1);
  });

  test("a genuine sender in the middle of its body is not dropped for idle strangers behind its address", async () => {
    const sender = await stranger();
    const answer = heard(sender);
    sender.write(
      `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 14\r\n\r\n{"half":`,
    );
    for (let index = 0; index < 3 * MAX_CONNECTIONS; index++) await stranger();
    sender.write(`${10_000 + sent++}}`);
    expect(await answer).toMatch(/^HTTP\/1\.1 200 .*"accepted"/s);
  });

  test("an unknown address is known to be one before a byte of the body has come", async () => {
    const socket = await stranger();
    socket.write(
      `POST /api/webhooks/${UNKNOWN} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n`,
    );
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test("its sender can read the answer though it sends on", async () => {
    const body = Buffer.alloc(200_000, "x");
    expect((await exchange(port, toRequest(UNKNOWN, body))).status).toBe(404);
  });

  test("who asks whether to send a body is told once the address is known", async () => {
    const head = (address: string) =>
      `POST /api/webhooks/${address} HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\nconnection: close\r\ncontent-length: 2\r\n\r\n`;
    const known = await stranger();
    const answer = heard(known);
    known.write(head(key));
    await once(known, "data");
    known.write("{}");
    expect(await answer).toMatch(/^HTTP\/1\.1 100 .*HTTP\/1\.1 200 /s);
    if (!ownListener) return;
    const unknown = await stranger();
    unknown.write(head(UNKNOWN));
    expect(await heard(unknown)).toMatch(/^HTTP\/1\.1 404 /);
  });

  test("a webhook that offers another protocol is a webhook", async () => {
    const body = Buffer.from(`{"upgrade":${sent++}}`);
    const answer = await exchange(
      port,
      toRequest(key, body, [
        "upgrade: h2c",
        "http2-settings: AAMAAABkAAQAAP__",
      ]),
    );
    expect(answer).toMatchObject({ status: 200 });
    const withConnection = `POST /api/webhooks/${key} HTTP/1.1\r\nhost: x\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\ncontent-length: 9\r\n\r\n{"h2c":${Number(ownListener)}}`;
    expect((await exchange(port, Buffer.from(withConnection))).status).toBe(
      200,
    );
  });

  test("a target in absolute form is the address in it", async () => {
    const request = `POST http://inspector.example/api/webhooks/${key}?a=1 HTTP/1.1\r\nhost: inspector.example\r\nconnection: close\r\ncontent-length: 14\r\n\r\n{"absolute":${Number(ownListener)}}`;
    expect((await exchange(port, Buffer.from(request))).status).toBe(200);
  });

  test.each([
    [`/api/webhooks/.%2e`, "/api/"],
    [`/api/webhooks/%2e%2e/%2e%2e/sources`, "/sources"],
    [`/api/webhooks/x/../../v1/events`, "/api/v1/events"],
    [`/api\\webhooks\\..\\..\\entries`, "/entries"],
    [`http://localhost/%65ntries`, "/entries"],
    [`/api/webhooks`, null],
    [`/api/webhooks/..%2f..%2fentries`, null],
  ])("%s is %s to whoever judges and shows it", async (target, page) => {
    const request = `GET ${target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
    const socket = await stranger();
    socket.write(request);
    const answer = await heard(socket);
    if (page === null) expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    else expect(answer).toContain(`x-page: ${page}\r\n`);
  });

  test("nothing but the connection says where a webhook came from", async () => {
    const body = Buffer.from(`{"from":${sent++}}`);
    const answer = await exchange(
      port,
      toRequest(key, body, [
        `x-forwarded-for: ${"6.6.6.6, ".repeat(20)}7.7.7.7`,
        "x-inspector-client-address: 6.6.6.6",
        "forwarded: for=6.6.6.6",
      ]),
    );
    expect(answer.status).toBe(200);
    const { id } = JSON.parse(answer.body) as { id: string };
    const event = await db().event.findUniqueOrThrow({ where: { id } });
    expect(event.remoteAddress).toBe("127.0.0.1");
  });
});

test("with a listener of their own, webhooks are served there and nothing else, and no longer beside the pages", async () => {
  const front = await openFront({
    listeners: [
      { host: "127.0.0.1", port: 0, serves: "pages" },
      { host: "127.0.0.1", port: 0, serves: "webhooks" },
    ],
    pages: routePages,
    ownListener: true,
    trustProxy: [],
  });
  try {
    const [pages = 0, webhooks = 0] = front.ports;
    const statusOf = async (port: number, path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await statusOf(webhooks, `/api/webhooks/${key}`)).toBe(200);
    expect(await statusOf(pages, "/entries")).toBe(204);
    for (const path of ["/", "/entries", "/api/health/live", "/api/v1/events"])
      expect(await statusOf(webhooks, path)).toBe(404);
    expect(await statusOf(pages, `/api/webhooks/${key}`)).toBe(404);
  } finally {
    await front.close();
  }
});
