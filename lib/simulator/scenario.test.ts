import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Delivery } from "./delivery.ts";
import { signatureHeader } from "./delivery.ts";
import { faultNames } from "./faults.ts";
import { allPurposes, kindNames, makeScenario } from "./scenario.ts";
import type { ScenarioOptions } from "./scenario.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { makeTestEntry } from "./test-entry.ts";
import {
  deliveries,
  envelopeOf,
  now,
  objectsOfPurpose,
  sentObjects,
  sign,
  textOf,
} from "./testing/sent-envelope.ts";
import type { SentEnvelope } from "./testing/sent-envelope.ts";

const envelopes = { envelope: 1 } as const;

const json = z.record(z.string(), z.unknown());

describe("a seed", () => {
  test("gives the same deliveries again, in any order", () => {
    const faults = Object.fromEntries(faultNames.map((fault) => [fault, 0.05]));
    const options = { seed: 3, now, sign, faults, duplicates: 0.1, burst: 20 };
    const forward = [...makeScenario(options).take(400)];
    const again = makeScenario(options);
    for (const delivery of forward.toReversed()) {
      expect(again.at(delivery.index)).toEqual(delivery);
    }
  });

  test("makes its own customers and sendouts, of the same merchant", () => {
    const valuesOf = (seed: number, valueOf: (sent: SentEnvelope) => string) =>
      new Set(
        deliveries(300, { seed, kinds: envelopes })
          .map(envelopeOf)
          .map(valueOf),
      );
    const sendouts = valuesOf(1, ({ id }) => id);
    const customers = valuesOf(1, ({ data }) => data.customer.id);
    for (const id of valuesOf(2, ({ id }) => id)) {
      expect(sendouts).not.toContain(id);
    }
    for (const id of valuesOf(2, ({ data }) => data.customer.id)) {
      expect(customers).not.toContain(id);
    }
    const segmentOf = ({ data }: SentEnvelope) => data.segment.id;
    expect(valuesOf(1, segmentOf)).toEqual(valuesOf(2, segmentOf));
  });
});

describe("a purpose", () => {
  test.each(allPurposes)("%s sends its objects and no others", (purpose) => {
    for (const delivery of deliveries(200, {
      purposes: [purpose],
      kinds: envelopes,
    })) {
      expect(delivery.expected.reading.purpose).toBe(purpose);
      expect(sentObjects(envelopeOf(delivery))).toBe(objectsOfPurpose[purpose]);
    }
  });

  test("unique codes come in every kind, and their objects point at each other", () => {
    const kinds = new Set<string | undefined>();
    for (const delivery of deliveries(800, {
      purposes: ["unique_codes"],
      kinds: envelopes,
    })) {
      const { offer } = delivery.expected.reading;
      kinds.add(
        offer?.kind === "unit"
          ? `unit ${String(offer.units.length)} ${String(offer.freeShipping)}`
          : offer?.kind,
      );
      const { data, source } = envelopeOf(delivery);
      expect(data.voucher).toMatchObject({
        holder_id: data.customer.id,
        campaign_id: data.campaign?.id,
        campaign: data.campaign?.name,
      });
      expect(data.publication).toMatchObject({
        customer_id: data.customer.id,
        vouchers_id: [data.voucher?.id],
        metadata: { distribution_id: source.id },
      });
    }
    expect([...kinds].sort()).toEqual([
      "amount",
      "fixed",
      "gift_card",
      "loyalty_card",
      "percent",
      "unit 1 false",
      "unit 1 true",
      "unit 2 false",
    ]);
  });
});

describe("a kind", () => {
  const keys = (delivery: Delivery) =>
    Object.keys(json.parse(JSON.parse(textOf(delivery))));
  const dataKeys = (delivery: Delivery) =>
    Object.keys(
      z.looseObject({ data: json }).parse(JSON.parse(textOf(delivery))).data,
    );
  const envelopeKeys = [
    "id",
    "project_id",
    "created_at",
    "type",
    "data",
    "source",
    "event",
  ];

  test.each(kindNames)("%s is built as its name says", (kind) => {
    for (const delivery of deliveries(60, { kinds: { [kind]: 1 } })) {
      const { shape, eventType } = delivery.expected.reading;
      expect(shape).toBe(kind === "other_event" ? "envelope" : kind);
      if (kind === "not_json") {
        const decoder = new TextDecoder("utf-8", { fatal: true });
        expect(
          () => JSON.parse(decoder.decode(delivery.body)) as unknown,
        ).toThrow();
        continue;
      }
      if (
        kind === "envelope" ||
        kind === "designed" ||
        kind === "other_event"
      ) {
        expect(keys(delivery)).toEqual(envelopeKeys);
        expect(eventType === "customer.segment.entered").toBe(
          kind !== "other_event",
        );
      }
      if (kind === "envelope")
        expect(dataKeys(delivery)).toEqual(
          expect.arrayContaining(["customer", "segment"]),
        );
      if (kind === "designed")
        expect(dataKeys(delivery)).not.toContain("customer");
      if (kind === "data_only")
        expect(keys(delivery).slice(0, 2)).toEqual(["customer", "segment"]);
      if (kind === "raw") expect(keys(delivery)).not.toContain("data");
      if (kind === "legacy") expect(keys(delivery)).toContain("webhook_id");
    }
  });
});

describe("a fault", () => {
  const faulty = (
    fault: (typeof faultNames)[number],
    options: Partial<ScenarioOptions> = {},
  ) =>
    deliveries(120, { kinds: envelopes, faults: { [fault]: 1 }, ...options });

  test("of the signature leaves it wrong or out, and is to be rejected", () => {
    for (const { headers, body, expected } of faulty("bad_signature")) {
      expect(headers[signatureHeader]).toMatch(/^[0-9a-f]{64}$/);
      expect(headers[signatureHeader]).not.toBe(sign(body));
      expect(expected).toMatchObject({ signature: "invalid", accepted: false });
    }
    for (const { headers, expected } of faulty("missing_signature")) {
      expect(headers).not.toHaveProperty(signatureHeader);
      expect(expected).toMatchObject({ signature: "missing", accepted: false });
    }
  });

  test("reformatted_body is signed over the compact text", () => {
    for (const { headers, body, expected } of faulty("reformatted_body")) {
      const compact = JSON.stringify(
        JSON.parse(new TextDecoder().decode(body)),
      );
      expect(headers[signatureHeader]).toBe(
        sign(new TextEncoder().encode(compact)),
      );
      expect(headers[signatureHeader]).not.toBe(sign(body));
      expect(expected).toMatchObject({ signature: "valid", accepted: true });
    }
  });

  test("truncated_json cannot be parsed, and is signed as it is", () => {
    for (const { headers, body, expected } of faulty("truncated_json")) {
      expect(
        () => JSON.parse(new TextDecoder().decode(body)) as unknown,
      ).toThrow();
      expect(headers[signatureHeader]).toBe(sign(body));
      expect(expected.reading.shape).toBe("not_json");
    }
  });

  test.each(allPurposes)("contradiction of %s fits no purpose", (purpose) => {
    for (const delivery of faulty("contradiction", { purposes: [purpose] })) {
      expect(Object.values(objectsOfPurpose)).not.toContain(
        sentObjects(envelopeOf(delivery)),
      );
      expect(delivery.expected.reading.purpose).toBe("contradiction");
    }
  });

  test("schema_departure leaves what tells who and what", () => {
    const problems = new Set<string>();
    for (const delivery of faulty("schema_departure")) {
      const { reading } = delivery.expected;
      const sent = z
        .looseObject({
          data: z.looseObject({ customer: z.looseObject({ id: z.string() }) }),
        })
        .parse(JSON.parse(textOf(delivery)));
      expect(sent.data.customer.id).toBe(reading.customer?.id);
      for (const problem of reading.problems) problems.add(problem);
    }
    expect([...problems].sort()).toEqual([
      "bad_time",
      "number_as_text",
      "unexpected_type",
    ]);
  });

  test("comes as often as asked", () => {
    const all = deliveries(4000, {
      faults: { contradiction: 0.1, bad_signature: 0.05 },
    });
    const count = (fault: string) =>
      all.filter((each) => each.fault === fault).length;
    expect(count("contradiction")).toBeGreaterThan(320);
    expect(count("contradiction")).toBeLessThan(480);
    expect(count("bad_signature")).toBeGreaterThan(140);
    expect(count("bad_signature")).toBeLessThan(260);
  });
});

test("what cannot be sent is refused at once", () => {
  expect(() => makeScenario({ seed: 1, now, purposes: [] })).toThrow(
    RangeError,
  );
  expect(() => makeScenario({ seed: 1, now, kinds: {} })).toThrow(RangeError);
  expect(() =>
    makeScenario({
      seed: 1,
      now,
      faults: { contradiction: 0.6, bad_signature: 0.5 },
    }),
  ).toThrow(RangeError);
});

test("a test entry is one envelope with a code, another for another seed", () => {
  expect(readEvent(makeTestEntry(1, now).body).isTest).toBe(true);
  const one = envelopeOf(makeTestEntry(1, now));
  expect(sentObjects(one)).toBe(objectsOfPurpose.unique_codes);
  expect(one.created_at).toBe(now.toISOString());
  expect(envelopeOf(makeTestEntry(2, now)).id).not.toBe(one.id);
});
