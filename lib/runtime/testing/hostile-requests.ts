import fc from "fast-check";
import { hostileBodies, smallBodies } from "./hostile-bodies.ts";
import { chunkSizes, hostileHeaders, requestLines } from "./hostile-heads.ts";

/** One request as bytes for a connection of its own. */
export type HostileRequest = {
  /** Everything after the request line's and the address's own bytes. */
  readonly write: (sourceKey: string) => Buffer;
  /** The body that a receiver is to keep; null where it may as well refuse to hear the request out. */
  readonly body: Uint8Array | null;
};

/** Requests that no honest sender makes. Bodies stay below the contract's limit of a mebibyte. */
export function hostileRequests(): fc.Arbitrary<HostileRequest> {
  return fc.oneof(
    { weight: 6, arbitrary: hostileBodies().map(withBody) },
    {
      weight: 3,
      arbitrary: fc.tuple(hostileHeaders(), smallBodies()).map(withHeaders),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(chunkSizes(), smallBodies()).map(withChunks),
    },
    { weight: 2, arbitrary: requestLines().map(withRequestLine) },
  );
}

/** A request that is well-formed but for its body. */
export function toRequest(
  sourceKey: string,
  body: Uint8Array,
  headerLines: readonly string[] = [],
): Buffer {
  const head = [
    `POST /api/webhooks/${sourceKey} HTTP/1.1`,
    "host: localhost",
    ...headerLines,
    `content-length: ${body.length}`,
    "connection: close",
  ];
  return Buffer.concat([
    Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"),
    body,
  ]);
}

function withBody(body: Uint8Array): HostileRequest {
  return {
    body,
    write: (key) => toRequest(key, body, ["content-type: application/json"]),
  };
}

function withHeaders([lines, body]: [
  readonly string[],
  Uint8Array,
]): HostileRequest {
  return { body, write: (key) => toRequest(key, body, lines) };
}

function withChunks([sizes, body]: [
  readonly number[],
  Uint8Array,
]): HostileRequest {
  const parts: Buffer[] = [];
  for (let at = 0, turn = 0; at < body.length; turn++) {
    const part = body.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    parts.push(
      Buffer.from(`${part.length.toString(16)};x="${turn}"\r\n`),
      Buffer.from(part),
      Buffer.from("\r\n"),
    );
    at += part.length;
  }
  return {
    body,
    write: (key) =>
      Buffer.concat([
        Buffer.from(
          `POST /api/webhooks/${key}?a=1&a=2 HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`,
        ),
        ...parts,
        Buffer.from("0\r\nx-trailer: late\r\n\r\n"),
      ]),
  };
}

function withRequestLine([method, target]: [string, string]): HostileRequest {
  return {
    body: null,
    write: (key) =>
      Buffer.from(
        `${method} ${target.replace("KEY", () => key)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`,
        "latin1",
      ),
  };
}
