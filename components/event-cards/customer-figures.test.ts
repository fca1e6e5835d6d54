import { describe, expect, it } from "vitest";
import type { Customer } from "#lib/domain/voucherify/customer.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { customerFigures } from "./customer-figures.ts";

const at = "2026-11-23T10:42:06.480Z";

function figure(
  label: string,
  customer: Customer,
  currency: string | null = null,
) {
  return customerFigures(customer, currency, at, "UTC").find(
    (each) => each.label === label,
  );
}

const orders = (sent: JsonObject): Customer => ({ summary: { orders: sent } });
const redemptions = (sent: JsonObject): Customer => ({
  summary: { redemptions: sent },
});

describe("customerFigures", () => {
  it("divides money by 100 and leaves points and counts alone", () => {
    const customer = redemptions({
      gift: { amount_to_go: 7450, redeemed_amount: 12_550 },
      loyalty_card: { points_to_go: 4200, redeemed_points: 300 },
    });
    expect(figure("Gift credit left", customer, "EUR")).toMatchObject({
      value: "74.50 EUR",
      details: ["125.50 EUR spent"],
    });
    expect(figure("Points to spend", customer, "EUR")).toMatchObject({
      value: "4,200",
      details: ["300 spent"],
    });
  });

  it("tells what was not sent from zero", () => {
    expect(figure("Orders", {})).toMatchObject({ value: null, details: [] });
    expect(
      figure("Orders", orders({ total_count: 0, total_amount: 0 })),
    ).toMatchObject({
      value: "0",
      details: ["0.00 in all"],
    });
  });

  it("tells the last order as time before the event", () => {
    const customer = orders({
      total_count: 11,
      last_order_amount: 99,
      last_order_date: "2026-03-01T10:42:06.480Z",
    });
    expect(figure("Last order", customer)).toMatchObject({
      value: "0.99",
      details: ["1 Mar 2026 · 267 days before this"],
    });
  });

  it("says none where no order counts, not an order of 0.00", () => {
    const customer = orders({ total_count: 0, last_order_amount: 0 });
    expect(figure("Last order", customer)?.value).toBe("none");
  });

  it("shows a date that is none as it came", () => {
    const customer = orders({
      last_order_amount: 100,
      last_order_date: "yesterday",
    });
    expect(figure("Last order", customer)?.details).toEqual(["yesterday"]);
  });

  it("takes rollbacks out of what succeeded in the bar, but not out of the count", () => {
    const shown = figure(
      "Redemptions",
      redemptions({
        total_redeemed: 4,
        total_succeeded: 4,
        total_failed: 1,
        total_rolled_back: 1,
      }),
    );
    expect(shown?.value).toBe("4");
    expect(shown?.details).toEqual([
      "4 succeeded",
      "1 failed",
      "1 rolled back",
    ]);
    expect(shown?.parts.map(({ value }) => value)).toEqual([3, 1, 1]);
  });

  it("keeps referrals made and received apart", () => {
    const customer: Customer = {
      loyalty: { referred_customers: 2 },
      referrals: { total: 1 },
    };
    expect(figure("Referrals", customer)).toMatchObject({
      value: "2 made",
      details: ["1 received"],
    });
  });
});
