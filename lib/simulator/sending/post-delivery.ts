import http from "node:http";
import https from "node:https";
import type { Delivery } from "#lib/simulator/delivery.ts";

/** An answer of 2xx; of a very long body, only the start. */
export type Acknowledgement = {
  readonly kind: "acknowledged";
  readonly status: number;
  readonly body: string;
};

/** What came of one request. */
export type Answer =
  | Acknowledgement
  | { readonly kind: "rejected"; readonly status: number }
  /** `cause` is a short code such as `ECONNREFUSED` or `timeout`. */
  | { readonly kind: "failed"; readonly cause: string };

/** Voucherify reads no more of an answer than its status; this much is plenty to find an id in. */
const answerLimit = 65_536;

/** Keeps connections open from one delivery to the next. Close it when done. */
type Poster = {
  readonly post: (delivery: Delivery) => Promise<Answer>;
  readonly close: () => void;
};

/** Posts deliveries to one http or https address, over at most `connections` connections. */
export function makePoster(
  url: URL,
  connections: number,
  timeoutMs: number,
): Poster {
  const client = url.protocol === "https:" ? https : http;
  const agent = new client.Agent({ keepAlive: true, maxSockets: connections });

  const post = ({ body, headers }: Delivery): Promise<Answer> =>
    new Promise((resolve) => {
      const request = client.request(url, {
        method: "POST",
        agent,
        headers: { ...headers, "content-length": body.byteLength },
      });
      // A limit on the whole exchange: Voucherify counts until the answer is there.
      const timer = setTimeout(
        () => request.destroy(new TimeoutError()),
        timeoutMs,
      );
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      const fail = (error: Error) => {
        finish({ kind: "failed", cause: causeOf(error) });
      };
      request.on("error", fail);
      request.on("response", (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          if (text.length < answerLimit) text += chunk;
        });
        response.on("error", fail);
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          finish(
            status >= 200 && status < 300
              ? { kind: "acknowledged", status, body: text }
              : { kind: "rejected", status },
          );
        });
      });
      request.end(body);
    });

  return {
    post,
    close: () => {
      agent.destroy();
    },
  };
}

class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}

function causeOf(error: Error & { code?: unknown }): string {
  if (error instanceof TimeoutError) return "timeout";
  return typeof error.code === "string" ? error.code : error.name;
}
