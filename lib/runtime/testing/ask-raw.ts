import { connect } from "node:net";

export type RawReply = {
  /** Null when the connection ended without an answer. */
  readonly status: number | null;
  /** The status line and the headers. */
  readonly head: string;
  /** As it came, chunk sizes included. */
  readonly body: string;
};

/**
 * Asks a port of loopback for a target exactly as it is spelled here, with header lines as they
 * are, and hears everything until the other side closes: no client stands between that would tidy it.
 */
export function askRaw(
  port: number,
  target: string,
  {
    method = "GET",
    headers = [] as readonly string[],
    body = "",
    version = "1.1",
  } = {},
): Promise<RawReply> {
  const hasHost = headers.some((line) => /^host:/i.test(line));
  const lines = [
    `${method} ${target} HTTP/${version}`,
    ...(hasHost ? [] : [`host: localhost:${String(port)}`]),
    "connection: close",
    ...(body === "" ? [] : [`content-length: ${String(body.length)}`]),
    ...headers,
  ];
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      heard += text;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(toReply(heard));
    });
    socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
  });
}

function toReply(heard: string): RawReply {
  const end = heard.indexOf("\r\n\r\n");
  const head = heard.slice(0, end === -1 ? undefined : end);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  return {
    status: status === undefined ? null : Number(status),
    head,
    body: end === -1 ? "" : heard.slice(end + 4),
  };
}
