import { describe, expect, test } from "vitest";
import { deliveries, envelopeOf } from "./testing/sent-envelope.ts";
import type { SentEnvelope } from "./testing/sent-envelope.ts";

const envelopes = { envelope: 1 } as const;

describe("duplicates", () => {
  const all = deliveries(3000, {
    duplicates: 0.1,
    faults: { missing_signature: 0.1 },
  });
  const repeats = all.filter(({ expected }) => expected.duplicateOf !== null);

  test("repeat an earlier delivery, byte for byte, that was no repeat and not rejected", () => {
    expect(repeats.length).toBeGreaterThan(200);
    for (const { index, body, headers, expected } of repeats) {
      const original = all[expected.duplicateOf ?? -1];
      expect(original?.index).toBeLessThan(index);
      expect(original?.expected).toMatchObject({
        duplicateOf: null,
        accepted: true,
      });
      expect({ body: original?.body, headers: original?.headers }).toEqual({
        body,
        headers,
      });
    }
  });

  test("are the only bodies that come twice", () => {
    const others = all.filter((each) => !repeats.includes(each));
    expect(
      new Set(others.map((each) => Buffer.from(each.body).toString("latin1")))
        .size,
    ).toBe(others.length);
  });
});

describe("histories", () => {
  test("a customer who comes back is the same, has ordered since, and gets another code", () => {
    const entriesOf = new Map<string, SentEnvelope[]>();
    for (const each of deliveries(2000, { kinds: envelopes }).map(envelopeOf)) {
      const { id } = each.data.customer;
      entriesOf.set(id, [...(entriesOf.get(id) ?? []), each]);
    }
    const returning = [...entriesOf.values()].filter(
      (entries) => entries.length > 1,
    );
    expect(returning.length).toBeGreaterThan(200);
    expect(
      Math.max(...returning.map((entries) => entries.length)),
    ).toBeGreaterThan(5);
    for (const entries of returning) {
      for (const [place, { data, created_at }] of entries.entries()) {
        const before = entries[place - 1];
        if (!before) continue;
        expect(Date.parse(created_at)).toBeGreaterThan(
          Date.parse(before.created_at),
        );
        expect(data.customer).toMatchObject({
          name: before.data.customer.name,
          email: before.data.customer.email,
          created_at: before.data.customer.created_at,
        });
        const [orders, ordersBefore] = [
          data.customer.summary.orders,
          before.data.customer.summary.orders,
        ];
        expect(orders.total_count).toBeGreaterThan(ordersBefore.total_count);
        expect(orders.total_amount).toBeGreaterThan(ordersBefore.total_amount);
        expect(
          (orders.last_order_date ?? "") >=
            (ordersBefore.last_order_date ?? ""),
        ).toBe(true);
        if (data.voucher)
          expect(data.voucher.code).not.toBe(before.data.voucher?.code);
      }
    }
  });

  test("a burst is many customers entering one segment by one act", () => {
    const burst = deliveries(300, { burst: 250, kinds: envelopes })
      .slice(0, 250)
      .map(envelopeOf);
    expect(new Set(burst.map((each) => each.data.customer.id)).size).toBe(250);
    expect(new Set(burst.map((each) => each.source.id)).size).toBe(1);
    expect(new Set(burst.map((each) => each.event.group_id)).size).toBe(1);
    expect(new Set(burst.map((each) => each.id)).size).toBe(250);
  });
});
