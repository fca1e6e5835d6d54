import { describe, expect, it } from "vitest";
import type { PayloadMapping } from "./payload-mapping.ts";
import {
  distributionEnvelope,
  uniqueCode,
  toBytes,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { unknownArrival } from "./arrival.ts";
import { readEvent } from "./read-event.ts";

const mapping: PayloadMapping = [
  { path: "user.id", field: "customer.sourceId" },
  { path: "user.profile.mail", field: "customer.email" },
  { path: "audience", field: "segment.name" },
  { path: "coupon", field: "voucher.code" },
];

const design = {
  user: { id: 20911, profile: { mail: "ines@harbour.example" } },
  audience: "VIP",
  coupon: "SPRING-1",
};

const read = (body: unknown, payloadMapping = mapping) =>
  readEvent(toBytes(body), { ...unknownArrival, payloadMapping });
const kindsOf = ({ problems }: ReturnType<typeof readEvent>) =>
  problems.map(({ kind }) => kind);

describe("a payload of whose design the source was told", () => {
  it("with its envelope says who entered what, and where that was read", () => {
    const reading = read(distributionEnvelope(design));
    expect(reading).toMatchObject({
      shape: "designed",
      saysEntered: true,
      eventTypeAssumed: false,
      purpose: null,
      customer: {
        id: null,
        sourceId: "20911",
        email: "ines@harbour.example",
        name: null,
      },
      segment: { id: null, name: "VIP" },
      voucher: { code: "SPRING-1" },
      needsAttention: false,
    });
    expect(reading.problems).toEqual([
      {
        kind: "read_by_mapping",
        severity: "note",
        path: "$.data",
        message:
          "Mapped fields: Customer source ID from user.id, Customer e-mail from user.profile.mail, Segment name from audience, Code from coupon.",
      },
    ]);
  });

  it("without an envelope is an entry, of a type that is assumed", () => {
    const reading = read(design);
    expect(reading).toMatchObject({
      shape: "raw",
      saysEntered: true,
      eventType: "customer.segment.entered",
      eventTypeAssumed: true,
      purpose: null,
      customer: { sourceId: "20911" },
      needsAttention: false,
    });
    expect(kindsOf(reading)).toEqual(["event_type_assumed", "read_by_mapping"]);
  });

  it.each([
    ["a customer", { user: design.user }],
    ["a segment", { audience: "VIP", coupon: "SPRING-1" }],
    ["values that are no text", { user: { id: null }, audience: { a: 1 } }],
    ["empty texts", { user: { id: "" }, audience: "" }],
    ["nothing of it", { temperature: 21 }],
  ])("without an envelope and with %s alone is no entry", (_what, body) => {
    expect(read(body)).toMatchObject({ saysEntered: false, eventType: null });
  });

  it("of another event stays that event", () => {
    expect(
      read(distributionEnvelope(design, "customer.redemption.succeeded")),
    ).toMatchObject({
      saysEntered: false,
      customer: { email: "ines@harbour.example" },
    });
  });

  it("is read at the first place that holds something, since a source may receive several designs", () => {
    const both: PayloadMapping = [
      { path: "recipient", field: "customer.email" },
      ...mapping,
    ];
    const email = (body: unknown) => read(body, both).customer?.email;
    expect(email({ ...design, recipient: "first@harbour.example" })).toBe(
      "first@harbour.example",
    );
    expect(email({ ...design, recipient: "" })).toBe("ines@harbour.example");
  });

  it("keeps the digits of an id that no double holds", () => {
    const text = JSON.stringify(design).replace(
      "20911",
      "12345678901234567890",
    );
    const reading = readEvent(Buffer.from(text), {
      ...unknownArrival,
      payloadMapping: mapping,
    });
    expect(reading.customer?.sourceId).toBe("12345678901234567890");
  });

  it("is read within a `data` of its own, which paths leave out", () => {
    expect(read({ id: "msg-1", data: design })).toMatchObject({
      shape: "raw",
      saysEntered: true,
      customer: { email: "ines@harbour.example" },
    });
    expect(
      read(distributionEnvelope({ audience: "Top", data: design })),
    ).toMatchObject({
      customer: { email: "ines@harbour.example" },
      segment: { name: "Top" },
    });
  });

  it.each([
    ["white space", "customer.email", " \n"],
    ["a placeholder", "customer.email", "Dear {{customer.email}}"],
    ["an id of another system", "customer.id", "user_4711"],
    ["a number for an id", "customer.id", 4711],
  ] as const)("takes %s for nobody", (_what, field, who) => {
    const places: PayloadMapping = [
      { path: "who", field },
      { path: "audience", field: "segment.name" },
    ];
    expect(read({ who, audience: "VIP" }, places)).toMatchObject({
      saysEntered: false,
      customer: null,
    });
  });

  it("makes no person of two, and no code of two", () => {
    const places: PayloadMapping = [
      { path: "friend", field: "customer.id" },
      { path: "coupon", field: "voucher.code" },
    ];
    const body = distributionEnvelope({
      customer: { id: "cust_a", email: "a@harbour.example", name: "A" },
      voucher: { code: "OWN", expiration_date: "2020-01-01T00:00:00Z" },
      friend: "cust_b",
      coupon: "OTHER",
    });
    expect(read(body, places)).toMatchObject({
      customer: { id: "cust_b", email: null, name: null },
      voucher: { code: "OTHER" },
      validUntil: null,
    });
    expect(
      read(body, [{ path: "customer.id", field: "customer.id" }]),
    ).toMatchObject({ customer: { id: "cust_a", name: "A" } });
  });

  it("that is the designer's preview is a test", () => {
    const places: PayloadMapping = [{ path: "who", field: "customer.id" }];
    expect(read({ who: "cust_000000000000" }, places).isTest).toBe(true);
    expect(read({ who: "cust_000000000001" }, places).isTest).toBe(false);
  });

  it("inherits nothing", () => {
    const odd: PayloadMapping = [
      { path: "constructor.name", field: "customer.name" },
      { path: "__proto__.a", field: "segment.name" },
    ];
    expect(read({ a: 1 }, odd)).toMatchObject({ customer: null });
    expect(
      read(JSON.parse('{"__proto__":{"a":"VIP"}}'), odd).segment?.name,
    ).toBe("VIP");
  });
});

it("what Voucherify itself laid out is read as documented, whatever the mapping says", () => {
  const misleading: PayloadMapping = [
    { path: "segment.name", field: "customer.name" },
  ];
  const body = distributionEnvelope(uniqueCode);
  expect(read(body, misleading)).toEqual(read(body, []));
  expect(read(uniqueCode, misleading)).toEqual(read(uniqueCode, []));
});

it("a mapped payload tells nothing of another code than the one that is mapped", () => {
  const reading = read(
    distributionEnvelope({
      ...design,
      voucher: { object: "voucher", code: "OWN" },
      publication: { object: "publication", id: "pub_1", result: "FAILURE" },
    }),
  );
  expect(reading.voucher?.code).toBe("SPRING-1");
  expect(kindsOf(reading)).toEqual(["read_by_mapping"]);
});

it("a mapped payload has no purpose where it came raw, whatever stands in it", () => {
  const { customer, segment, ...given } = uniqueCode;
  const reading = read(
    { ...given, customer, segment: { ...segment, object: "list" } },
    [
      { path: "customer.id", field: "customer.id" },
      { path: "segment.id", field: "segment.id" },
    ],
  );
  expect(reading).toMatchObject({
    shape: "raw",
    saysEntered: true,
    purpose: null,
    purposeRule: null,
  });
});
