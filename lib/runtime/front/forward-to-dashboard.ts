import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { pipeline, type Duplex } from "node:stream";
import type { PageServer } from "./page-server.ts";

const ofConnection = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Passes requests on to the dashboard's process over its socket, and says so while there is none. */
export function forwardToDashboard(socketPath: string): PageServer {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 32 });
  return {
    handle: (request, response) => {
      forward(request, response, socketPath, agent);
    },
    upgrade: (request, socket, head) => {
      forwardUpgrade(request, socket, head, socketPath);
    },
  };
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  socketPath: string,
  agent: Agent,
): void {
  const inner = httpRequest(
    {
      socketPath,
      agent,
      method: request.method,
      path: request.url,
      headers: passOnHeaders(request.headers),
    },
    (answer) => {
      response.writeHead(
        answer.statusCode ?? 502,
        withoutConnection(answer.rawHeaders),
      );
      pipeline(answer, response, () => undefined);
    },
  );
  inner.once("error", () => {
    if (response.headersSent) response.destroy();
    else {
      response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
      response.end(
        "The dashboard is starting. Webhooks are received meanwhile. Reload in a moment.\n",
      );
    }
  });
  response.once("close", () => inner.destroy());
  pipeline(request, inner, () => undefined);
}

/** Without the headers that are between a sender and us. */
function passOnHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const passed = { ...headers };
  delete passed.connection;
  delete passed["keep-alive"];
  delete passed.upgrade;
  delete passed.te;
  return passed;
}

/** Whether a connection stays open, and how a body is cut up on it, is between us and whoever asks. */
function withoutConnection(raw: readonly string[]): string[] {
  return pairs(raw)
    .filter(([name]) => !ofConnection.has(name.toLowerCase()))
    .flat();
}

/** The web socket by which a development server reloads pages. */
function forwardUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  socketPath: string,
): void {
  const inner = httpRequest({
    socketPath,
    method: request.method,
    path: request.url,
    headers: request.headers,
  });
  inner.once("upgrade", (answer, innerSocket, innerHead) => {
    const lines = [
      `HTTP/1.1 101 ${answer.statusMessage ?? ""}`,
      ...pairs(answer.rawHeaders).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    socket.write(innerHead);
    innerSocket.write(head);
    pipeline(socket, innerSocket, () => undefined);
    pipeline(innerSocket, socket, () => undefined);
  });
  inner.once("response", () => socket.destroy());
  inner.once("error", () => socket.destroy());
  socket.once("error", () => inner.destroy());
  inner.end();
}

function pairs(raw: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2)
    found.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return found;
}
