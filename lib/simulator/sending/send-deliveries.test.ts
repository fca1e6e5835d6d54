import { createHash } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import {
  accept,
  startReceiver,
  status,
} from "#lib/simulator/testing/receiver.ts";
import type { Acknowledged } from "./acknowledged.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import type { ScenarioOptions } from "#lib/simulator/scenario.ts";
import { sendDeliveries } from "./send-deliveries.ts";
import { signWith } from "./sign.ts";

/** The whole ladder, a day and more, within a few milliseconds. */
const instantly = 1e9;

function deliveries(count: number, options: Partial<ScenarioOptions> = {}) {
  return makeScenario({
    seed: 11,
    now: new Date(0),
    kinds: { envelope: 1 },
    ...options,
  }).take(count);
}

describe("what was acknowledged", () => {
  test("is counted, and recorded with the digest of the bytes that arrived", async () => {
    const { url, requests } = await startReceiver(accept);
    const records: Acknowledged[] = [];
    const sign = signWith("of the source");
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(50, { sign }),
      onAcknowledged: (record) => records.push(record),
    });
    expect(summary).toMatchObject({
      begun: 50,
      requests: 50,
      acknowledged: 50,
      missed: 0,
      retried: 0,
    });
    expect(summary.latency.count).toBe(50);
    expect(records.map(({ sha256 }) => sha256).sort()).toEqual(
      requests
        .map(({ body }) => createHash("sha256").update(body).digest("hex"))
        .sort(),
    );
    expect(records[0]).toMatchObject({
      id: "an id",
      outcome: "accepted",
      status: 200,
      attempts: 1,
    });
    for (const { body, headers } of requests) {
      expect(headers["x-voucherify-signature"]).toBe(sign(Buffer.from(body)));
    }
  });

  test("needs no receipt that we know: another receiver's answer may be anything", async () => {
    const { url } = await startReceiver((response) =>
      response.writeHead(202).end("thanks"),
    );
    const records: Acknowledged[] = [];
    await sendDeliveries({
      url,
      deliveries: deliveries(1),
      onAcknowledged: (record) => records.push(record),
    });
    expect(records[0]).toMatchObject({ status: 202, id: null, outcome: null });
  });
});

describe("what was not acknowledged", () => {
  test("is retried until it is, with the same bytes", async () => {
    let failures = 3;
    const { url, requests } = await startReceiver((response, request) => {
      if (failures-- > 0) status(503)(response, request);
      else accept(response);
    });
    const records: Acknowledged[] = [];
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(1),
      retrySpeed: instantly,
      onAcknowledged: (record) => records.push(record),
    });
    expect(summary).toMatchObject({
      begun: 1,
      requests: 4,
      acknowledged: 1,
      retried: 1,
      missed: 0,
    });
    expect(summary.refused.size).toBe(0);
    expect(records[0]?.attempts).toBe(4);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });

  test("is given up after the twelfth retry", async () => {
    const { url } = await startReceiver(status(500));
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(2),
      retrySpeed: instantly,
    });
    expect(summary).toMatchObject({
      begun: 2,
      requests: 26,
      acknowledged: 0,
      retried: 2,
      missed: 2,
    });
    expect([...summary.refused]).toEqual([[500, 2]]);
  });

  test("is sent once without a retry speed; a redirect is no acknowledgement", async () => {
    const { url } = await startReceiver((response) =>
      response.writeHead(302, { location: "/elsewhere" }).end(),
    );
    const summary = await sendDeliveries({ url, deliveries: deliveries(3) });
    expect(summary).toMatchObject({ requests: 3, missed: 3 });
    expect([...summary.refused]).toEqual([[302, 3]]);
  });

  test("is neither retried nor missed when it ought to be rejected", async () => {
    const { url } = await startReceiver(status(401));
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(5, {
        sign: signWith("other"),
        faults: { bad_signature: 1 },
      }),
      retrySpeed: instantly,
    });
    expect(summary).toMatchObject({
      requests: 5,
      acknowledged: 0,
      missed: 0,
      wronglyAcknowledged: 0,
    });
  });

  test("is told from what should have been rejected and was not", async () => {
    const { url } = await startReceiver(accept);
    const faults = { missing_signature: 1 };
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(5, { sign: signWith("other"), faults }),
    });
    expect(summary).toMatchObject({ acknowledged: 5, wronglyAcknowledged: 5 });
  });

  test("has its cause: no answer in time, or nobody there", async () => {
    const silent = await startReceiver(() => undefined);
    const late = await sendDeliveries({
      url: silent.url,
      deliveries: deliveries(2),
      timeoutMs: 30,
    });
    expect([...late.failed]).toEqual([["timeout", 2]]);

    const gone = await startReceiver(accept);
    gone.server.close();
    await once(gone.server, "close");
    const refused = await sendDeliveries({
      url: gone.url,
      deliveries: deliveries(2),
    });
    expect([...refused.failed]).toEqual([["ECONNREFUSED", 2]]);
    expect(refused).toMatchObject({ missed: 2, acknowledged: 0 });
  });
});

describe("pace", () => {
  test("never has more requests open than the concurrency, and does have as many", async () => {
    const open = new Set<ServerResponse>();
    let most = 0;
    // Answers only once five are open, so fewer would never end.
    const { url } = await startReceiver((response) => {
      open.add(response);
      most = Math.max(most, open.size);
      if (open.size < 5) return;
      for (const each of open) accept(each);
      open.clear();
    });
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(100),
      concurrency: 5,
    });
    expect(summary.acknowledged).toBe(100);
    expect(most).toBe(5);
  });

  test("begins the burst and the first of the rate at once, and the next when it is due", async () => {
    const stop = new AbortController();
    let answered = 0;
    const { url, requests } = await startReceiver((response) => {
      accept(response);
      answered += 1;
      if (answered === 8)
        setImmediate(() => {
          stop.abort();
        });
    });
    // One in eleven days: a ninth request would mean that the rate was not kept.
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(100),
      burst: 7,
      ratePerSecond: 1e-6,
      signal: stop.signal,
    });
    expect(summary.begun).toBe(8);
    expect(requests).toHaveLength(8);
  });
});

describe("stopping", () => {
  test("begins nothing more, waits for what is under way, and leaves no retry behind", async () => {
    const stop = new AbortController();
    const { url, requests } = await startReceiver((response, request) => {
      stop.abort();
      status(503)(response, request);
    });
    const summary = await sendDeliveries({
      url,
      deliveries: deliveries(1000),
      concurrency: 1,
      retrySpeed: 1,
      signal: stop.signal,
    });
    expect(requests).toHaveLength(1);
    expect(summary).toMatchObject({
      begun: 1,
      requests: 1,
      interrupted: 1,
      missed: 0,
    });
  });

  test("happens by itself when a callback throws, and says what was thrown", async () => {
    const { url, requests } = await startReceiver(accept);
    const sending = sendDeliveries({
      url,
      deliveries: deliveries(1000),
      concurrency: 2,
      onAcknowledged: () => {
        throw new Error("disk full");
      },
    });
    await expect(sending).rejects.toThrow("disk full");
    expect(requests.length).toBeLessThan(1000);
  });

  test("happens when the deliveries throw, without waiting for the ladder", async () => {
    const { url } = await startReceiver(status(503));
    function* broken() {
      yield* deliveries(3);
      throw new Error("no more");
    }
    const sending = sendDeliveries({
      url,
      deliveries: broken(),
      retrySpeed: 1,
    });
    await expect(sending).rejects.toThrow("no more");
  });
});
