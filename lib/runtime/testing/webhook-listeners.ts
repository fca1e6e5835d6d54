import { createHmac, randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { trustClientAddressHeader } from "#lib/http/client-address.ts";
import { type FrontServer, openFront } from "../front/front-server.ts";
import { routePages } from "./route-pages.ts";

type Answer = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
};
type Send = (
  key: string,
  body: Uint8Array | string,
  options?: { method?: string; headers?: Record<string, string> },
) => Promise<Answer>;

/**
 * The two ways in, which keep the same promises, from before this file's tests until after them. To be called when the
 * database is there, so that it goes after them.
 */
export function useWebhookListeners(): {
  readonly listeners: readonly (readonly [name: string, send: Send])[];
  /** The port of our own listener (0), of the route handler (1). */
  readonly portOf: (listener: number) => number;
} {
  const fronts: FrontServer[] = [];
  beforeAll(async () => {
    trustClientAddressHeader();
    for (const ownListener of [true, false]) {
      fronts.push(
        await openFront({
          listeners: [{ host: "127.0.0.1", port: 0, serves: "everything" }],
          pages: routePages,
          ownListener,
          trustProxy: [],
        }),
      );
    }
  });
  afterAll(() => Promise.all(fronts.map((front) => front.close())));
  const portOf = (listener: number) => fronts[listener]?.ports[0] ?? 0;
  return {
    portOf,
    listeners: [
      ["our own listener", sendTo(() => portOf(0))],
      ["the route handler", sendTo(() => portOf(1))],
    ],
  };
}

function sendTo(port: () => number): Send {
  return async (key, body, options = {}) => {
    const answer = await fetch(
      `http://127.0.0.1:${port()}/api/webhooks/${encodeURIComponent(key)}`,
      {
        method: options.method ?? "POST",
        headers: { "content-type": "application/json", ...options.headers },
        ...(options.method === "GET" || options.method === "HEAD"
          ? {}
          : { body: Buffer.from(body) }),
      },
    );
    const text = await answer.text();
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body:
        answer.headers.get("content-type")?.startsWith("application/json") &&
        text
          ? JSON.parse(text)
          : text,
    };
  };
}

/** The headers of a signature as Voucherify makes it. */
export function sign(
  secret: string,
  body: string | Uint8Array,
): Record<string, string> {
  return {
    "x-voucherify-signature": createHmac("sha256", secret)
      .update(body)
      .digest("hex"),
  };
}

/** An entry, of a sendout of its own unless one is given. */
export function entryBody(
  sendout = `whs_${randomBytes(9).toString("hex")}`,
): string {
  return JSON.stringify({
    id: sendout,
    project_id: "proj_test",
    created_at: "2026-11-23T10:00:00.000Z",
    type: "Welcome",
    data: {
      customer: { id: "cust_1", name: "Zoë O'Brien", object: "customer" },
      segment: { id: "seg_1", name: "New Customers", object: "segment" },
    },
    source: {
      id: "distr_1",
      object: "distribution",
      target_url: "https://example.test",
    },
    event: {
      id: "evcus_1",
      type: "customer.segment.entered",
      created_at: "2026-11-23T10:00:00.000Z",
    },
  });
}

/** What was kept of an answered webhook. */
export async function storedEvent(answer: Answer) {
  const { id } = answer.body as { id: string };
  return db().event.findUniqueOrThrow({ where: { id } });
}
