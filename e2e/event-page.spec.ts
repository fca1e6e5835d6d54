import {
  campaign,
  customer,
  plainMessage,
  promotion,
  publication,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { Page } from "@playwright/test";
import { entry } from "./bodies.ts";
import { expect, test } from "./test.ts";

test("a unique code: who, where, which code, what it is worth", async ({
  page,
  source,
}) => {
  await page.goto(`/events/${await source.send(entry(uniqueCode))}`);
  await expect(headline(page)).toHaveText(
    "Inès Laurent entered Cart left behind and was assigned the code BACK-7KQ2-M9 from Win-back 15.",
  );
  await expect(page).toHaveTitle(/BACK-7KQ2-M9 .+ · Segment Inspector/);
  const code = page.getByRole("region", { name: "Unique code" });
  await expect(code).toContainText("15.00 EUR off the order");
  await expect(code).toContainText(
    "campaign, voucher and publication were sent",
  );
  await expect(code).toContainText("0 of 1");
  await expect(page.getByText("Schema valid")).toBeVisible();
});

test("the customer's figures have the units they were meant in", async ({
  page,
  source,
}) => {
  await page.goto(`/events/${await source.send(entry(plainMessage))}`);
  await expect(headline(page)).toHaveText(
    "Inès Laurent entered Cart left behind and was sent a plain message.",
  );
  const card = page.getByRole("region", { name: "Customer" });
  for (const figure of [
    "12,345.67 EUR in all · average 1,122.33 EUR",
    "0.99 EUR",
    "4 succeeded · 1 failed · 1 rolled back",
    "74.50 EUR",
    "125.50 EUR spent",
    "4,200",
    "300 spent · 2,200 loyalty points",
    "2 made",
    "0 received",
    "2,200 points · tier ltr_1 · 2 referred",
  ]) {
    await expect(card.getByText(figure, { exact: true })).toBeVisible();
  }
});

test("a promotion: which one, and that no code was sent", async ({
  page,
  source,
}) => {
  await page.goto(`/events/${await source.send(entry(promotion))}`);
  await expect(headline(page)).toHaveText(
    "Inès Laurent entered Cart left behind and qualified for the promotion Free shipping over 50 from Win-back 15.",
  );
  await expect(page.getByRole("region", { name: "Promotion" })).toContainText(
    "Ships free this week",
  );
  await expect(page.getByRole("region", { name: "Unique code" })).toHaveCount(
    0,
  );
});

test("nothing that was sent is hidden, wherever in the body it stood", async ({
  page,
  source,
}) => {
  const body = entry(
    {
      ...uniqueCode,
      customer: { ...customer, shoe_size: "marker-customer" },
      segment: { ...segment, rule: { of: ["marker-segment"] } },
      campaign: { ...campaign, budget: { left: "marker-campaign" } },
      voucher: { ...voucher, assets: { qr: { id: "marker-voucher" } } },
      publication: { ...publication, cost: "marker-publication" },
      experiment: { arm: "marker-data" },
    },
    { trace: { span: "marker-envelope" } },
  );
  await page.goto(`/events/${await source.send(body)}`);
  for (const [region, marker] of [
    ["Customer", "marker-customer"],
    ["Segment", "marker-segment"],
    ["Unique code", "marker-campaign"],
    ["Unique code", "marker-voucher"],
    ["Unique code", "marker-publication"],
    ["Other fields", "marker-data"],
    ["Other fields", "marker-envelope"],
  ] as const) {
    await expect(
      page.getByRole("region", { name: region }).getByText(marker),
    ).toBeAttached();
  }
  const sent =
    (await page.getByRole("region", { name: "Payload" }).textContent()) ?? "";
  expect(keysOf(body).filter((key) => !sent.includes(`"${key}"`))).toEqual([]);
});

test("departures from the documented shape are told with their place", async ({
  page,
  source,
}) => {
  const body = entry({
    customer: {
      ...customer,
      created_at: "the day before yesterday",
      summary: {
        ...customer.summary,
        orders: { ...customer.summary.orders, total_count: "11" },
      },
    },
    segment,
  });
  await page.goto(`/events/${await source.send(body)}`);
  await page.getByRole("link", { name: /^\d+ (problem|note)/ }).click();
  await expect(page).toHaveURL(/#problems$/);
  const problems = page.getByRole("region", {
    name: "Problems",
  });
  await expect(problems).toContainText("$.data.customer.created_at");
  await expect(problems).toContainText(
    "$.data.customer.summary.orders.total_count",
  );
  await expect(
    page
      .getByRole("region", { name: "Customer" })
      .getByText("12,345.67 EUR in all · average 1,122.33 EUR"),
  ).toBeVisible();
});

test("objects that fit no purpose are called a contradiction", async ({
  page,
  source,
}) => {
  await page.goto(
    `/events/${await source.send(entry({ customer, segment, voucher }))}`,
  );
  await expect(headline(page)).toHaveText(
    "Inès Laurent entered Cart left behind, with an inconsistent payload.",
  );
  await expect(
    page.getByRole("status").filter({ hasText: "fit neither" }),
  ).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Offer, inconsistent" }),
  ).toContainText("BACK-7KQ2-M9");
});

test("older and newer entries of the same customer are a step away", async ({
  page,
  source,
}) => {
  const ids = [
    await source.send(entry(plainMessage)),
    await source.send(entry(promotion)),
    await source.send(entry(uniqueCode)),
  ];
  await page.goto(`/events/${ids[1] ?? ""}`);
  await expect(page.getByText("Second entry into this segment")).toBeVisible();
  const history = page
    .getByRole("complementary", { name: "Delivery and history" })
    .getByRole("list")
    .filter({ hasText: "this one" });
  await expect(history.getByRole("listitem")).toHaveCount(3);

  await page
    .getByRole("link", { name: "Newer entry of this customer" })
    .click();
  await expect(page).toHaveURL(`/events/${ids[2] ?? ""}`);
  await expect(
    page.getByRole("link", { name: "Newer entry of this customer" }),
  ).toBeDisabled();
  for (const id of [ids[1], ids[0]]) {
    await page
      .getByRole("link", { name: "Older entry of this customer" })
      .click();
    await expect(page).toHaveURL(`/events/${id ?? ""}`);
  }

  await page
    .getByRole("link", { name: "Everything about this customer" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /entered .* 3 times/,
  );
});

function headline(page: Page) {
  return page.getByRole("heading", { level: 1 });
}

function keysOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysOf(inner),
  ]);
}
