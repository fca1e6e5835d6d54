import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePayload } from "./parse-payload.ts";
import { readEvent } from "./read-event.ts";
import {
  distributionEnvelope,
  toBytes,
} from "#lib/domain/voucherify/sample-bodies.ts";

const folder = new URL(
  "../../../../shared/voucherify/examples/",
  import.meta.url,
);
const isPresent = existsSync(folder);

const bytesOf = (name: string) => readFileSync(new URL(name, folder));
const jsonOf = (name: string): Record<string, object> =>
  JSON.parse(bytesOf(name).toString()) as Record<string, object>;

describe.skipIf(!isPresent)("the vendor's examples", () => {
  const names = isPresent
    ? readdirSync(folder).filter((name) => name.endsWith(".json"))
    : [];

  it("are all there", () => {
    expect(names.length).toBeGreaterThanOrEqual(111);
  });

  const isTemplate = (name: string) =>
    name.startsWith("payload-designer-template.");

  it("report the placeholders of the template, and of nothing else", () => {
    for (const name of names) {
      const found = readEvent(bytesOf(name)).problems.some(
        ({ kind }) => kind === "unresolved_placeholder",
      );
      expect([name, found]).toEqual([name, isTemplate(name)]);
    }
  });

  it.each(names.filter((name) => !isTemplate(name)))(
    "%s is read without a warning",
    (name) => {
      const bytes = bytesOf(name);
      expect(readEvent(bytes)).toMatchObject({ needsAttention: false });
      parsePayload(bytes);
    },
  );

  it.each(names.filter((name) => name.startsWith("event-data.")))(
    "%s is read without a warning in an envelope",
    (name) => {
      const type = name.slice("event-data.".length, -".json".length);
      const { event, ...envelope } = distributionEnvelope(jsonOf(name), type);
      const body = { ...envelope, event: { ...event, entity_id: null } };
      expect(readEvent(toBytes(body))).toMatchObject({
        eventType: type,
        needsAttention: false,
      });
    },
  );

  describe("of this event", () => {
    const entry = {
      saysEntered: true,
      eventType: "customer.segment.entered",
      purpose: "plain_message",
      customer: {
        id: "cust_5P5B8oy1pxM3sTOZ8qDpmkpG",
        sourceId: "a-tst",
        name: "Alex Test",
        email: null,
      },
      segment: { id: "seg_n3vVcU5t0m3rs4rEPr3C1oU5", name: "New Customers" },
      needsAttention: false,
    };

    it("reads right as the bare data", () => {
      const reading = readEvent(
        bytesOf("event-data.customer.segment.entered.json"),
      );
      expect(reading).toMatchObject({
        ...entry,
        shape: "data_only",
        eventTypeAssumed: true,
      });
      expect(reading.problems.map(({ kind }) => kind)).toEqual([
        "event_type_assumed",
      ]);
    });

    it("reads right in an envelope", () => {
      const data = jsonOf("event-data.customer.segment.entered.json");
      const { event, ...envelope } = distributionEnvelope(data);
      const body = {
        ...envelope,
        event: { ...event, entity_id: entry.customer.id },
      };
      expect(readEvent(toBytes(body))).toMatchObject({
        ...entry,
        shape: "envelope",
        problems: [],
      });
    });

    it("reads right with the code of the vendor's nearest example", () => {
      const { segment } = jsonOf("event-data.customer.segment.entered.json");
      const { customer, campaign, voucher, publication } = jsonOf(
        "event-data.distribution.manual_distribution_schedule.json",
      );
      const reading = readEvent(
        toBytes({ customer, segment, campaign, voucher, publication }),
      );
      expect(reading).toMatchObject({
        purpose: "unique_codes",
        voucher: { code: "SPRING-2024-osO" },
        campaign: { name: "Spring Discounts" },
        distributionId: "distr_3oun3MaJpcqzxYmHN0PReck1k8",
        offer: {
          kind: "percent",
          percentOff: 10,
          amountLimit: 3_000,
          effect: "APPLY_TO_ORDER",
        },
        needsAttention: false,
      });
    });

    it("reads right with the promotion of the vendor's nearest example", () => {
      const { customer, segment } = jsonOf(
        "event-data.customer.segment.entered.json",
      );
      const { campaign, promotion_tier } = jsonOf(
        "event-data.campaign.promotion_tier.created.json",
      );
      expect(
        readEvent(toBytes({ customer, segment, campaign, promotion_tier })),
      ).toMatchObject({
        purpose: "promotion",
        offer: { kind: "amount", amountOff: 2_000 },
        needsAttention: false,
      });
    });
  });
});
