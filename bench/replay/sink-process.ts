import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A receiver that reads each request to its end and answers nothing but 200. It is the same for
// whoever sends to it, and counts from the first request to the last.

export type SinkQuestion = { readonly ask: "port" | "take" };
export type SinkAnswer = {
  readonly port: number;
  /** Since it was last asked to `take`. */
  readonly requests: number;
  /** From the first of them to the last. */
  readonly elapsedMs: number;
};

let requests = 0;
let first = 0;
let last = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    last = performance.now();
    if (requests === 0) first = last;
    requests += 1;
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1");

process.on("disconnect", () => process.exit(0));
process.on("message", ({ ask }: SinkQuestion) => {
  const { port } = server.address() as AddressInfo;
  const answer: SinkAnswer = { port, requests, elapsedMs: last - first };
  process.send?.(answer);
  if (ask === "take") requests = 0;
});
