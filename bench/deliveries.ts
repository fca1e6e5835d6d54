import { makeScenario } from "#lib/simulator/scenario.ts";
import { signWith } from "#lib/simulator/sending/sign.ts";

export const SOURCE_KEY = "bench-source-key";
export const SOURCE_SECRET = "bench source secret";
/** Which of the deliveries a request is, so that the limit finds the row that was made for it. */
export const INDEX_HEADER = "x-bench-index";

/** Which requests a load sends. */
export type Requests =
  | {
      readonly kind: "deliveries";
      readonly path: string;
      /** The same seed gives the same bytes; another gives none of them. */
      readonly seed: number;
      readonly count: number;
    }
  | { readonly kind: "get"; readonly path: string; readonly count: number };

const now = new Date("2026-01-01T00:00:00Z");

/** Whole HTTP/1.1 requests as bytes, signed as Voucherify signs, ready to be written to a connection. */
export function makeRequests(requests: Requests): Buffer[] {
  if (requests.kind === "get") {
    const bytes = Buffer.from(
      `GET ${requests.path} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
    );
    return Array.from({ length: requests.count }, () => bytes);
  }
  const { path, seed, count } = requests;
  const scenario = makeScenario({ seed, now, sign: signWith(SOURCE_SECRET) });
  return Array.from(scenario.take(count), ({ body, headers, index }) => {
    const lines = Object.entries({
      host: "localhost",
      "user-agent": "voucherify-bench",
      accept: "*/*",
      ...headers,
      [INDEX_HEADER]: String(index),
      "content-length": String(body.length),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.concat([
      Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n`),
      body,
    ]);
  });
}
