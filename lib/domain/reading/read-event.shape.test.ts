import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  customer,
  distributionEnvelope,
  plainMessage,
  promotion,
  segment,
  toBytes,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

const read = (body: unknown) => readEvent(toBytes(body));

const legacy = {
  id: "ev_1",
  object: "event",
  webhook_id: "whs_77",
  project_id: "proj_1",
  created_at: "2023-05-01T10:00:00Z",
  type: "customer.segment.entered",
  data: plainMessage,
  metadata: {},
};

const webhookSource = {
  id: "wh_1",
  object: "webhook",
  target_url: "https://a.example",
};

const projectWebhook = {
  ...distributionEnvelope({ voucher }, "voucher.published"),
  type: "voucher.published",
  source: webhookSource,
};

describe("the shape, the type and whether it says that someone entered", () => {
  const entered = "customer.segment.entered";
  it.each([
    [
      "an entry in its envelope",
      distributionEnvelope(plainMessage),
      "envelope",
      entered,
      true,
    ],
    [
      "an entry whose segment is designed away",
      distributionEnvelope({ customer }),
      "designed",
      entered,
      true,
    ],
    [
      "an entry of designed data",
      distributionEnvelope({ To: "x" }),
      "designed",
      entered,
      true,
    ],
    [
      "an entry whose event type a project webhook claims",
      { ...distributionEnvelope({ a: 1 }), source: webhookSource },
      "envelope",
      entered,
      true,
    ],
    [
      "a customer who left",
      distributionEnvelope(plainMessage, "customer.segment.left"),
      "envelope",
      "customer.segment.left",
      false,
    ],
    [
      "another event",
      distributionEnvelope({ customer, order: {} }, "customer.order.paid"),
      "envelope",
      "customer.order.paid",
      false,
    ],
    [
      "another event with designed data",
      distributionEnvelope({ mail: customer.email }, "customer.order.paid"),
      "designed",
      "customer.order.paid",
      false,
    ],
    [
      "a project webhook",
      projectWebhook,
      "envelope",
      "voucher.published",
      false,
    ],
    [
      "a project webhook without its event",
      { ...projectWebhook, event: null },
      "envelope",
      "voucher.published",
      false,
    ],
    [
      "an envelope without an event",
      { ...distributionEnvelope(plainMessage), event: undefined },
      "envelope",
      null,
      false,
    ],
    [
      "an envelope without a source",
      { ...distributionEnvelope(plainMessage), source: undefined },
      "envelope",
      entered,
      true,
    ],
    ["bare data", plainMessage, "data_only", entered, true],
    [
      "bare data whose objects are told by their ids alone",
      { customer: { id: "cust_c" }, segment: { id: "seg_s" } },
      "data_only",
      entered,
      true,
    ],
    [
      "bare data of a marketer's own design",
      { customer: { name: "Robin" }, segment: { name: "VIP" } },
      "raw",
      null,
      false,
    ],
    [
      "an entry whose customer is of a marketer's own design",
      distributionEnvelope({ customer: { name: "Robin" }, segment }),
      "designed",
      entered,
      true,
    ],
    [
      "objects of another make under the same names",
      { customer: { object: "person" }, segment: {} },
      "raw",
      null,
      false,
    ],
    [
      "bare data without a segment",
      { customer, segment: null },
      "raw",
      null,
      false,
    ],
    ["a designed object alone", { To: "x" }, "raw", null, false],
    ...[null, "text", 7, false].map(
      (data) =>
        [
          `an envelope whose data is ${String(data)}`,
          { ...distributionEnvelope({}), data },
          "designed",
          entered,
          true,
        ] as const,
    ),
    [
      "an envelope whose data is a list",
      distributionEnvelope([plainMessage]),
      "designed",
      entered,
      true,
    ],
    ["a list of one entry", [plainMessage], "raw", entered, true],
    ["a list of several", [plainMessage, promotion], "raw", null, false],
    ["a list of other things", [{ a: 1 }], "raw", null, false],
    ["a number", 7, "raw", null, false],
    ["null", null, "raw", null, false],
    ["the envelope of 2018", legacy, "legacy", entered, true],
    [
      "the envelope of 2017",
      {
        id: "ev_1",
        type: "redemption.succeeded",
        data: { object: { id: "r_1" } },
      },
      "legacy",
      "redemption.succeeded",
      false,
    ],
    ["no JSON", "{'a':1}", "not_json", null, false],
    ["nothing", "", "not_json", null, false],
  ] as const)("of %s", (_name, body, shape, eventType, saysEntered) => {
    expect(read(body)).toMatchObject({ shape, eventType, saysEntered });
  });
});
