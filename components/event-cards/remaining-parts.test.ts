import { describe, expect, it } from "vitest";
import { remainingParts } from "./remaining-parts.ts";

const opened = (
  value: Record<string, unknown>,
  extra = [] as { path: string; value: unknown }[],
) => ({
  path: "$.data.voucher",
  value,
  extra,
});

describe("remainingParts", () => {
  it("leaves out what is shown, with all below it", () => {
    const object = opened({
      code: "A",
      gift: { amount: 1, balance: 2 },
      id: "v_1",
    });
    expect(remainingParts(object, ["code", "gift"])).toEqual([
      { path: "$.data.voucher.id", value: "v_1" },
    ]);
  });

  it("goes into an object of which only a part is shown", () => {
    const object = opened({ gift: { amount: 1, balance: 2, effect: null } });
    expect(remainingParts(object, ["gift.balance"])).toEqual([
      { path: "$.data.voucher.gift.amount", value: 1 },
      { path: "$.data.voucher.gift.effect", value: null },
    ]);
  });

  it("keeps an object whole that came where parts of one were to be shown as something else", () => {
    expect(remainingParts(opened({ gift: null }), ["gift.balance"])).toEqual([
      { path: "$.data.voucher.gift", value: null },
    ]);
  });

  it("passes over a tag that says what the object is, and shows one that says otherwise", () => {
    expect(remainingParts(opened({ object: "voucher" }), [])).toEqual([]);
    expect(remainingParts(opened({ object: "campaign" }), [])).toHaveLength(1);
  });

  it("puts what is undocumented last", () => {
    const extra = [{ path: "$.data.voucher.colour", value: "red" }];
    expect(
      remainingParts(opened({ id: "v_1" }, extra), []).map(({ path }) => path),
    ).toEqual(["$.data.voucher.id", "$.data.voucher.colour"]);
  });

  it("shows a value that could not be read as it came, and never as null", () => {
    const extra = [
      { path: "$.data.voucher.discount.amount_off", value: "ten" },
    ];
    const object = opened(
      { discount: { type: "AMOUNT", amount_off: null } },
      extra,
    );
    expect(remainingParts(object, [])).toEqual([
      { path: "$.data.voucher.discount.type", value: "AMOUNT" },
      { path: "$.data.voucher.discount.amount_off", value: "ten" },
    ]);
  });

  it("goes into a list for what is undocumented within it", () => {
    const extra = [
      { path: "$.data.voucher.categories[0].colour", value: "red" },
    ];
    const object = opened({ categories: [{ id: "c", colour: "red" }] }, extra);
    expect(remainingParts(object, []).map(({ path }) => path)).toEqual([
      "$.data.voucher.categories[0].id",
      "$.data.voucher.categories[0].colour",
    ]);
  });

  it("does not list metadata again, whose keys are all shown", () => {
    const extra = [
      { path: "$.data.voucher.metadata.region", value: "EMEA" },
      { path: '$.data.voucher.metadata["odd key"]', value: 1 },
    ];
    const object = opened(
      { metadata: { region: "EMEA", "odd key": 1 } },
      extra,
    );
    expect(remainingParts(object, ["metadata"])).toEqual([]);
    expect(remainingParts(object, [])).toEqual(extra);
  });

  it("lists metadata that was no object", () => {
    const extra = [{ path: "$.data.voucher.metadata", value: "none" }];
    expect(
      remainingParts(opened({ metadata: null }, extra), ["metadata"]),
    ).toEqual(extra);
  });
});
