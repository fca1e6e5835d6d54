import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  customer,
  distributionEnvelope,
  segment,
  toBytes,
} from "#lib/domain/voucherify/sample-bodies.ts";

const read = (body: unknown) => readEvent(toBytes(body));

/** A design under Voucherify's own words, of which none is Voucherify's object. */
const designed = {
  customer: { name: "Robin Example", email: "robin@example.com" },
  segment: { name: "VIP" },
  voucher: { code: "DSG-1" },
};

describe("a design that calls its parts as Voucherify does", () => {
  it("is read where it can be, and nothing is called missing", () => {
    expect(read(distributionEnvelope(designed))).toMatchObject({
      shape: "designed",
      saysEntered: true,
      purpose: null,
      purposeRule: null,
      customer: { id: null, name: "Robin Example", email: "robin@example.com" },
      segment: { id: null, name: "VIP" },
      voucher: { code: "DSG-1" },
      problems: [],
      needsAttention: false,
    });
  });

  it.each([
    ["the customer and the segment alone", { voucher: null }],
    [
      "all that a unique code has",
      {
        campaign: { name: "Spring" },
        voucher: { code: "DSG-2" },
        publication: { id: "7" },
      },
    ],
    ["a segment of Voucherify's own", { segment }],
  ])("has no purpose, with %s", (_what, change) => {
    expect(
      read(distributionEnvelope({ ...designed, ...change })),
    ).toMatchObject({ shape: "designed", purpose: null, problems: [] });
  });

  it("without an envelope is raw: it is read, and no entry", () => {
    expect(
      read({ ...designed, customer: { id: 7, ...designed.customer } }),
    ).toMatchObject({
      shape: "raw",
      saysEntered: false,
      purpose: null,
      customer: { id: null, email: "robin@example.com" },
      segment: { name: "VIP" },
      voucher: { code: "DSG-1" },
      problems: [],
    });
  });
});

it("takes a customer that is Voucherify's own by its id alone for no design", () => {
  const untagged = { ...customer, object: undefined };
  expect(
    read(distributionEnvelope({ customer: untagged, segment })),
  ).toMatchObject({ shape: "envelope", purpose: "plain_message" });
});
