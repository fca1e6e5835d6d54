import { once } from "node:events";
import http from "node:http";
import { onTestFinished } from "vitest";

type Request = {
  readonly body: string;
  readonly headers: http.IncomingHttpHeaders;
};
type Respond = (response: http.ServerResponse, request: Request) => void;

/** A receiver on this machine, until the test is over, with what it got. */
export async function startReceiver(respond: Respond) {
  const requests: Request[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = {
        body: Buffer.concat(chunks).toString(),
        headers: incoming.headers,
      };
      requests.push(request);
      respond(response, request);
    });
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  return {
    url: new URL(`http://127.0.0.1:${String(port)}/hook`),
    requests,
    server,
  };
}

/** Answers as the product does. */
export function accept(response: http.ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end('{"id":"an id","outcome":"accepted"}');
}

/** Answers with a status and nothing else. */
export function status(code: number): Respond {
  return (response) => response.writeHead(code).end();
}

function portOf(server: http.Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }
  return address.port;
}
