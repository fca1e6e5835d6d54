import { describe, expect, it } from "vitest";
import { describeEntry, describeEntryAsText } from "./describe-entry.ts";
import type { DescribedEvent } from "./describe-entry.ts";
import { customerOf } from "#lib/domain/event/testing/event-item.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import {
  customer,
  distributionEnvelope,
  plainMessage,
  promotion,
  segment,
  toBytes,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

function event(
  body: unknown,
  change: Partial<DescribedEvent> = {},
): DescribedEvent {
  const bytes = toBytes(body);
  return {
    ...readEvent(bytes),
    outcome: "accepted",
    rejection: null,
    bodySize: bytes.length,
    ...change,
  };
}

const rejected = {
  outcome: "rejected",
  rejection: "signature_mismatch",
} as const;
const codeOnly = {
  customer,
  segment,
  campaign: {},
  voucher: {},
  publication: {},
};
const tierOnly = {
  customer,
  segment,
  campaign: { id: "camp_2" },
  promotion_tier: {},
};

describe("the sentence", () => {
  it.each<[string, DescribedEvent]>([
    [
      "Inès Laurent entered Cart left behind and was assigned the code BACK-7KQ2-M9 from Win-back 15.",
      event(uniqueCode),
    ],
    [
      "Inès Laurent entered Cart left behind and was assigned a code that the body does not name.",
      event(codeOnly),
    ],
    [
      "Inès Laurent entered Cart left behind and qualified for the promotion Free shipping over 50 from Win-back 15.",
      event(promotion),
    ],
    [
      "Inès Laurent entered Cart left behind and qualified for a promotion from camp_2.",
      event(tierOnly),
    ],
    [
      "Inès Laurent entered Cart left behind and was sent a plain message.",
      event(plainMessage),
    ],
    [
      "Inès Laurent entered Cart left behind, with an inconsistent payload.",
      event({ ...plainMessage, voucher }),
    ],
    [
      "ines@harbour.example entered seg_1 and was sent a plain message.",
      event({ customer: { ...customer, name: "" }, segment: { id: "seg_1" } }),
    ],
    [
      "crm-20911 entered a segment and was sent a plain message.",
      event({
        customer: { source_id: "crm-20911", object: "customer" },
        segment: { object: "segment" },
      }),
    ],
    [
      "A customer entered a segment and was sent a plain message.",
      event({
        customer: { object: "customer" },
        segment: { object: "segment" },
      }),
    ],
    [
      "A customer entered a segment, with a designed payload.",
      event(distributionEnvelope({ To: "x" })),
    ],
    [
      "Inès Laurent left Cart left behind.",
      event(distributionEnvelope(plainMessage, "customer.segment.left")),
    ],
    [
      "Voucherify reported customer.order.paid for Inès Laurent.",
      event(distributionEnvelope({ customer }, "customer.order.paid")),
    ],
    [
      "Voucherify reported voucher.published.",
      event(distributionEnvelope({ voucher }, "voucher.published")),
    ],
    [
      "An event without a type arrived for Inès Laurent.",
      event({ ...distributionEnvelope(plainMessage), event: {} }),
    ],
    ["JSON without an envelope arrived.", event({ To: "x" })],
    ["A body that is not JSON arrived.", event("{")],
    ["An empty body arrived.", event("")],
    [
      "Duplicate: Inès Laurent entered Cart left behind and was sent a plain message.",
      event(plainMessage, { outcome: "duplicate" }),
    ],
    [
      "Rejected, unverified: claims that Inès Laurent entered Cart left behind and was sent a plain message.",
      event(plainMessage, rejected),
    ],
    ["Rejected: a body that is not JSON arrived.", event("{", rejected)],
    [
      "Rejected: a body that was too large to be read arrived.",
      event("", { outcome: "rejected", rejection: "body_too_large" }),
    ],
  ])("%s", (sentence, described) => {
    expect(describeEntryAsText(described)).toBe(sentence);
  });
});

it("gives every thing that can be opened with its id", () => {
  expect(
    describeEntry(event(uniqueCode)).filter(({ kind }) => kind !== "text"),
  ).toEqual([
    { kind: "customer", text: "Inès Laurent", id: customer.id },
    { kind: "segment", text: "Cart left behind", id: segment.id },
    { kind: "code", text: "BACK-7KQ2-M9" },
    { kind: "campaign", text: "Win-back 15", id: "camp_winBack15" },
  ]);
});

describe("what is not there for a reason", () => {
  const nobody = customerOf({});
  const masked = {
    isMasked: true,
    customer: nobody,
    segment: { id: null, name: null },
    voucher: { code: null },
  } as const;

  it("is said to be hidden where it was sent and the role hides it", () => {
    expect(describeEntryAsText(event(uniqueCode, masked))).toMatch(
      /^A customer \(hidden for your role\) entered a segment \(hidden for your role\) and was assigned a code \(hidden for your role\) from /,
    );
  });

  it("is not said to be hidden where nothing was sent", () => {
    const bare = { ...masked, voucher: null, segment: null, customer: null };
    const said = describeEntryAsText(event(uniqueCode, bare));
    expect(said).not.toContain("hidden");
    expect(said).toContain("a code that the body does not name");
  });

  it("is said to be erased of a stub", () => {
    const stub = { erasedAt: "2026-11-25T10:00:00.000Z", voucher: null };
    const said = describeEntryAsText(event(uniqueCode, stub));
    expect(said).toContain("was assigned a code (erased on request)");
    expect(said).not.toContain("the body does not name");
  });
});
