import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { SentNumber } from "#lib/domain/json/sent-number.ts";
import { campaignSchema } from "./campaign.ts";
import { customerSchema } from "./customer.ts";
import { envelopeSchema } from "./envelope.ts";
import { fitsSchema } from "./fits-schema.ts";
import { promotionTierSchema } from "./promotion-tier.ts";
import { publicationSchema } from "./publication.ts";
import { segmentSchema } from "./segment.ts";
import { voucherSchema } from "./voucher.ts";

const schemas: readonly z.ZodObject[] = [
  campaignSchema,
  customerSchema,
  envelopeSchema,
  promotionTierSchema,
  publicationSchema,
  segmentSchema,
  voucherSchema,
];

const leaf = fc.oneof(
  fc.constantFrom(
    ...["customer", "2026-02-28T10:00:00Z", "2026-02-30", "", null, undefined],
    ...[true, 0, -1.5, Number.NaN, [], {}, [null], ["text"], { a: 1 }],
    ...[new SentNumber("1.0"), new SentNumber(`1${"0".repeat(500)}`)],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that come near to a schema: each field there or not, right or wrong. */
function near(schema: unknown): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return near(schema.unwrap());
  if (schema instanceof z.ZodArray) return fc.array(near(schema.element));
  if (schema instanceof z.ZodUnion)
    return fc.oneof(leaf, ...schema.options.map(near));
  if (schema instanceof z.ZodRecord)
    return fc.oneof(leaf, fc.dictionary(fc.string(), near(schema.valueType)));
  if (!(schema instanceof z.ZodObject)) return leaf;
  const members = Object.entries(schema.shape).map(
    ([key, member]) => [key, near(member)] as const,
  );
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(Object.fromEntries(members), { requiredKeys: [] }),
    },
    { weight: 1, arbitrary: leaf },
  );
}

test.each(schemas)(
  "what fits is what Zod finds nothing wrong with",
  (schema) => {
    fc.assert(
      fc.property(near(schema), (value) => {
        if (fitsSchema(schema, value))
          expect(schema.safeParse(value).error).toBeUndefined();
      }),
    );
  },
);

test("what a customer is documented to be fits, so that Zod is not asked", () => {
  const customer = {
    id: "cust_1",
    source_id: null,
    object: "customer",
    address: { city: "Katowice", unknown: 1 },
    summary: {
      orders: {
        total_amount: 1_000,
        last_order_date: "2026-02-28T10:00:00.000Z",
      },
    },
    loyalty: {
      points: new SentNumber("1.0"),
      campaigns: { Gold: { points: 1 } },
    },
    referrals: { campaigns: ["text", { campaign_id: "camp_1" }, null] },
    metadata: { anything: [1] },
    birthdate: "1990-02-28",
    more: {},
  };
  expect(fitsSchema(customerSchema, customer)).toBe(true);
  for (const [key, wrong] of [
    ["id", 1],
    ["object", "card"],
    ["birthdate", "1990-02-30"],
    ["metadata", []],
    ["loyalty", { points: "1" }],
    ["summary", { orders: { last_order_date: "yesterday" } }],
    ["referrals", { campaigns: [1] }],
  ] as const) {
    expect(fitsSchema(customerSchema, { ...customer, [key]: wrong }), key).toBe(
      false,
    );
  }
});

test("a kind of schema that it does not know never fits", () => {
  expect(fitsSchema(z.number(), 1)).toBe(false);
  expect(fitsSchema(z.strictObject({}), {})).toBe(false);
  expect(fitsSchema(z.record(z.string().max(1), z.unknown()), {})).toBe(false);
});
