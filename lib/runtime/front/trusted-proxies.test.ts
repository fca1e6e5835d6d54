import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER } from "#lib/http/client-address.ts";
import { TrustedProxies } from "./trusted-proxies.ts";

function settled(
  networks: readonly string[],
  remoteAddress: string,
  headers: Record<string, string>,
): Record<string, unknown> {
  const request = { headers: { ...headers }, socket: { remoteAddress } };
  new TrustedProxies(networks).settle(request as unknown as IncomingMessage);
  return request.headers;
}

const clientOf = (
  networks: readonly string[],
  peer: string,
  forwardedFor: string,
) =>
  settled(networks, peer, { "x-forwarded-for": forwardedFor })[
    CLIENT_ADDRESS_HEADER
  ];

test("without trusted proxies the connection's address counts, and nothing that claims another gets through", () => {
  expect(
    settled([], "203.0.113.9", {
      host: "inspector.example",
      "x-forwarded-for": "10.0.0.1",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "other.example",
      "x-forwarded-anything": "x",
      forwarded: "for=10.0.0.1",
      "x-real-ip": "10.0.0.1",
      "cf-connecting-ip": "10.0.0.1",
      [CLIENT_ADDRESS_HEADER]: "10.0.0.1",
    }),
  ).toEqual({
    host: "inspector.example",
    [CLIENT_ADDRESS_HEADER]: "203.0.113.9",
  });
});

test("of a trusted proxy the headers count, and its own address does not", () => {
  expect(
    settled(["10.0.0.0/8"], "::ffff:10.1.2.3", {
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
      "x-real-ip": "1.1.1.1",
    }),
  ).toEqual({
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
    [CLIENT_ADDRESS_HEADER]: "203.0.113.9",
  });
});

test("what a client wrote before the last trusted hop is not believed", () => {
  const proxies = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"];
  expect(clientOf(proxies, "127.0.0.1", "6.6.6.6, 203.0.113.9, 10.2.2.2")).toBe(
    "203.0.113.9",
  );
  expect(clientOf(proxies, "fd00::1", "6.6.6.6, 2001:db8::7")).toBe(
    "2001:db8::7",
  );
  expect(clientOf(proxies, "203.0.113.9", "6.6.6.6")).toBe("203.0.113.9");
});

test("a hop that is no address ends the search at the last one that is", () => {
  const proxies = ["127.0.0.1", "10.0.0.1"];
  expect(clientOf(proxies, "127.0.0.1", "unknown, 10.0.0.1")).toBe("10.0.0.1");
  expect(clientOf(proxies, "127.0.0.1", "")).toBe("127.0.0.1");
  expect(clientOf(proxies, "127.0.0.1", `${"9".repeat(70)}, x`)).toBe(
    "127.0.0.1",
  );
  expect(clientOf(proxies, "127.0.0.1", "[2001:db8::7]:4711")).toBe(
    "2001:db8::7",
  );
});
