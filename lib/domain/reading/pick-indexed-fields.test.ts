import { expect, test } from "vitest";
import { objectFields } from "#lib/domain/field/object-fields.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import { pickIndexedFields } from "./pick-indexed-fields.ts";
import { ProblemList } from "./problem-list.ts";

const names = Object.keys(objectFields);

/** `customer.sourceId` as object, key of the API and key as sent. */
function placesOf(name: string) {
  const [object = "", key = ""] = name.split(".");
  const sent = key.replace("sourceId", "source_id");
  return { object, key, sent };
}

const nothing: VoucherifyObjects = {
  customer: null,
  segment: null,
  campaign: null,
  voucher: null,
  publication: null,
  promotionTier: null,
};

test.each(names)("%s is kept from where its name says", (name) => {
  const { object, key, sent } = placesOf(name);
  const problems = new ProblemList();
  const kept = pickIndexedFields(
    { ...nothing, [object]: { [sent]: "x".repeat(257) } },
    "$.data",
    problems,
  );
  expect(kept).toMatchObject({ [object]: { [key]: "x".repeat(256) } });
  const path = `$.data.${object.replace("promotionTier", "promotion_tier")}.${sent}`;
  expect(problems.toArray()).toMatchObject([{ kind: "text_cut", path }]);
});

test("an object that was not sent is null, and a text that is empty too", () => {
  expect(pickIndexedFields(nothing, "$", new ProblemList())).toEqual(nothing);
  expect(
    pickIndexedFields(
      { ...nothing, segment: { id: "seg_1", name: "" } },
      "$",
      new ProblemList(),
    ).segment,
  ).toEqual({ id: "seg_1", name: null });
});
