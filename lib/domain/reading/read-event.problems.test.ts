import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  customer,
  distributionEnvelope,
  plainMessage,
  publication,
  segment,
  toBytes,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

const read = (body: unknown) => readEvent(toBytes(body));
const kinds = (body: unknown) =>
  read(body).problems.map(({ kind, path }) => `${kind} ${path}`);

describe("departures from the documented schema", () => {
  const withCustomer = (change: object) =>
    distributionEnvelope({ customer: { ...customer, ...change }, segment });

  it.each([
    [
      "a number sent as text",
      withCustomer({ referrals: { total: "3", campaigns: [] } }),
      ["number_as_text $.data.customer.referrals.total"],
      false,
    ],
    [
      "text sent as a number",
      withCustomer({ source_id: 20911 }),
      ["unexpected_type $.data.customer.source_id"],
      false,
    ],
    [
      "an object where text belongs",
      withCustomer({ email: {} }),
      ["unexpected_type $.data.customer.email"],
      true,
    ],
    [
      "a number that is none",
      `{"customer":{"id":"c","object":"customer","summary":null,"loyalty":{"points":1e400},"referrals":null},"segment":${JSON.stringify(segment)}}`,
      [
        "unexpected_type $.customer.loyalty.points",
        "event_type_assumed $",
        "not_searchable $",
      ],
      true,
    ],
    [
      "an odd value",
      withCustomer({ object: "kunde" }),
      ["unknown_value $.data.customer.object"],
      false,
    ],
    [
      "an odd time",
      withCustomer({ created_at: "yesterday" }),
      ["bad_time $.data.customer.created_at"],
      false,
    ],
    [
      "a missing id",
      withCustomer({ id: null }),
      ["missing_key $.data.customer.id"],
      true,
    ],
    [
      "a missing summary",
      withCustomer({ summary: undefined }),
      ["missing_key $.data.customer.summary"],
      false,
    ],
    [
      "null where the vendor sends null",
      withCustomer({
        name: null,
        email: null,
        summary: null,
        loyalty: null,
        address: { city: null },
      }),
      [],
      false,
    ],
    [
      "undocumented keys",
      withCustomer({ favourite: { colour: "teal" } }),
      [],
      false,
    ],
    [
      "a text instead of an object",
      distributionEnvelope({ ...plainMessage, campaign: "Spring" }),
      ["unexpected_type $.data.campaign"],
      true,
    ],
    [
      "an event without a type",
      {
        ...distributionEnvelope(plainMessage),
        event: { id: "e", created_at: "2026-11-20T10:42:06.480Z" },
      },
      ["missing_key $.event.type"],
      true,
    ],
    [
      "a missing sendout id",
      { ...distributionEnvelope(plainMessage), id: undefined },
      ["missing_key $.id"],
      false,
    ],
  ] as const)("reports %s", (_name, body, expected, needsAttention) => {
    expect(kinds(body)).toEqual(expected);
    expect(read(body).needsAttention).toBe(needsAttention);
  });

  it("reads on past a value of a wrong type", () => {
    expect(
      read(withCustomer({ email: [], source_id: 20911 })).customer,
    ).toMatchObject({
      id: customer.id,
      sourceId: "20911",
      name: "Inès Laurent",
      email: null,
    });
  });

  it("expects no documented schema of designed data", () => {
    const body = distributionEnvelope({ customer: { email: {}, id: 7 } });
    expect(kinds(body)).toEqual([]);
    expect(read(body).customer).toMatchObject({ id: "7", email: null });
  });

  it("lists fifty problems at most, the last one counting the others", () => {
    const campaigns = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`Club ${String(index)}`, 1]),
    );
    const { problems, needsAttention } = read(
      withCustomer({
        loyalty: { points: 0, referred_customers: 0, campaigns },
      }),
    );
    expect(problems).toHaveLength(50);
    expect(problems.at(-1)).toMatchObject({
      kind: "more_problems",
      severity: "warning",
      message: "The body has 71 more problems that are not listed.",
    });
    expect(needsAttention).toBe(true);
  });
});

describe("ids that should agree", () => {
  it.each([
    [
      "the publication's customer",
      { publication: { ...publication, customer_id: "cust_2" } },
      "$.data.publication.customer_id",
    ],
    [
      "the voucher's holder",
      { voucher: { ...voucher, holder_id: "cust_2" } },
      "$.data.voucher.holder_id",
    ],
    [
      "the voucher's campaign",
      { voucher: { ...voucher, campaign_id: "camp_2" } },
      "$.data.voucher.campaign_id",
    ],
    [
      "the published voucher",
      { publication: { ...publication, vouchers_id: ["v_2"] } },
      "$.data.publication.vouchers_id",
    ],
    [
      "the publishing distribution",
      {
        publication: {
          ...publication,
          metadata: { distribution_id: "distr_2" },
        },
      },
      "$.data.publication.metadata.distribution_id",
    ],
  ])("reports %s", (_name, change, path) => {
    const body = distributionEnvelope({ ...uniqueCode, ...change });
    expect(kinds(body)).toEqual([`disagreement ${path}`]);
    expect(read(body).needsAttention).toBe(true);
  });

  it("reports an envelope that names another customer", () => {
    const body = distributionEnvelope(plainMessage);
    expect(
      kinds({ ...body, event: { ...body.event, entity_id: "cust_2" } }),
    ).toEqual(["disagreement $.event.entity_id"]);
  });
});
