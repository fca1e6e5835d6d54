import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { createServer as createRawServer, type Socket } from "node:net";
import type { AddressInfo, Server } from "node:net";

/** A receiver on this machine. */
export type Sink = {
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** What a receiver got. */
export type Received = {
  readonly body: Buffer;
  readonly headers: IncomingMessage["headers"];
};

/** A receiver that reads each request to its end and then answers. */
export async function startSink(
  answer: (received: Received, response: ServerResponse) => void,
): Promise<Sink> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => undefined);
    request.on("end", () => {
      answer(
        { body: Buffer.concat(chunks), headers: request.headers },
        response,
      );
    });
  });
  server.keepAliveTimeout = 30_000;
  return listen(server, () => {
    server.closeAllConnections();
  });
}

/** A receiver that does with its sockets what it likes. */
export async function startRawSink(
  onSocket: (socket: Socket) => void,
): Promise<Sink> {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    onSocket(socket);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function listen(server: Server, dropAll: () => void): Promise<Sink> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/hook`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        dropAll();
      }),
  };
}
