import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import { purposeRules, readPurpose } from "./read-purpose.ts";
import {
  distributionEnvelope,
  promotion,
  toBytes,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";

const everything = { ...uniqueCode, ...promotion };
const offered = [
  "campaign",
  "promotion_tier",
  "voucher",
  "publication",
] as const;

const purposes: Record<string, string> = {
  "": "plain_message",
  "campaign,promotion_tier": "promotion",
  "campaign,voucher,publication": "unique_codes",
};

const combinations = Array.from({ length: 16 }, (_, bits) =>
  offered.filter((_key, index) => (bits & (1 << index)) !== 0),
);

describe.each([
  ["left out", undefined],
  ["null", null],
  ["no object", "Spring"],
])("the purpose, where what was not sent is %s", (_how, absent) => {
  it.each(combinations.map((sent) => [sent.join(","), sent] as const))(
    "of [%s]",
    (name, sent) => {
      const data = {
        customer: everything.customer,
        segment: everything.segment,
        ...Object.fromEntries(
          offered.map((key) => [
            key,
            sent.includes(key) ? everything[key] : absent,
          ]),
        ),
      };
      for (const body of [data, distributionEnvelope(data)]) {
        const reading = readEvent(toBytes(body));
        expect(reading.purpose).toBe(purposes[name] ?? "contradiction");
        expect(
          reading.problems.some((problem) => problem.kind === "contradiction"),
        ).toBe(purposes[name] === undefined);
      }
    },
  );
});

describe("a contradiction", () => {
  it.each([
    [
      ["campaign", "voucher"],
      "Besides the customer and the segment, the payload has a campaign and a voucher. For a promotion, a promotion tier is missing and the voucher should not be there. For a unique code, a publication is missing.",
    ],
    [
      ["campaign", "promotion_tier", "voucher", "publication"],
      "Besides the customer and the segment, the payload has a campaign, a promotion tier, a voucher and a publication. For a promotion, the voucher and the publication should not be there. For a unique code, the promotion tier should not be there.",
    ],
    [
      ["publication"],
      "Besides the customer and the segment, the payload has a publication. For a promotion, a campaign and a promotion tier are missing and the publication should not be there. For a unique code, a campaign and a voucher are missing.",
    ],
  ] as const)(
    "of %j says what is missing or should not be there",
    (sent, sentence) => {
      const data = Object.fromEntries(
        ["customer", "segment", ...sent].map((key) => [key, { object: key }]),
      );
      expect(readPurpose(data)?.contradiction).toBe(sentence);
    },
  );
});

describe("no rule applies", () => {
  const customer = { object: "customer" };
  it.each([
    ["without a segment", { customer, campaign: {} }],
    ["where the segment is null", { customer, segment: null }],
    [
      "where the customer is a list",
      { customer: [], segment: { id: "seg_1" } },
    ],
    [
      "where the customer is not Voucherify's own",
      { customer: { name: "Robin" }, segment: { id: "seg_1" } },
    ],
    [
      "where the segment is not Voucherify's own",
      { customer, segment: { name: "VIP" } },
    ],
  ])("%s", (_what, data) => {
    expect(readPurpose(data)).toBeNull();
  });
});

it("knows Voucherify's objects by the prefix of their ids too", () => {
  const data = { customer: { id: "cust_1" }, segment: { id: "seg_1" } };
  expect(readPurpose(data)?.rule).toBe("customer_and_segment_alone");
});

it("keeps its rules' ids within the database's column", () => {
  for (const id of Object.keys(purposeRules)) {
    expect(id.length).toBeLessThanOrEqual(40);
  }
});
