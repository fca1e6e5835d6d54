import {
  customer,
  plainMessage,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { Locator, Page } from "@playwright/test";
import { entry } from "./bodies.ts";
import { dataRows } from "./list.ts";
import { expect, test } from "./test.ts";

test.beforeEach(async ({ source }) => {
  await source.send(entry(plainMessage));
  await source.send(entry(moved(uniqueCode, { orders: 12, spent: 1_300_000 })));
  await source.send(
    entry(moved(plainMessage, { orders: 14, spent: 1_450_050 })),
  );
  await source.send(
    entry({
      ...plainMessage,
      customer: { ...customer, id: "cust_other", name: "Someone Else" },
    }),
  );
});

test("what changed since she last entered?", async ({ page }) => {
  await page.goto("/entries");
  await dataRows(page).getByRole("link", { name: "Inès" }).first().click();
  await page
    .getByRole("link", { name: "Everything about this customer" })
    .click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Inès Laurent entered Cart left behind 3 times",
  );
  await expect(entries(page)).toHaveCount(3);
  await expect(entries(page).nth(0)).toContainText("Entry number 3");
  await expect(entries(page).nth(0)).toContainText(
    "Third time in Cart left behind",
  );
  await expect(entries(page).nth(1)).toContainText("BACK-7KQ2-M9");
  await expect(entries(page).nth(2)).toContainText("first entry kept here");
  await expect(
    page.getByRole("img", {
      name: "Orders across 3 entries: from 11 to 14, between 11 and 14.",
    }),
  ).toBeVisible();
  await expect(
    page.getByRole("img", {
      name: /^Spent across 3 entries: from 12,345.67 EUR/,
    }),
  ).toBeVisible();
  await expect(
    change(entries(page).nth(0), "before: 12→after: 14"),
  ).toBeVisible();

  await entries(page)
    .nth(0)
    .getByRole("link", { name: "full difference" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Compare events",
  );
  await expect(change(page, "before: 12→after: 14")).toBeVisible();
  await expect(
    change(page, "before: 13,000.00 EUR→after: 14,500.50 EUR"),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Code" })).toContainText(
    "no longer sent",
  );
  await expect(page.getByRole("main")).not.toContainText(
    "$.data.customer.updated_at",
  );

  await page.getByRole("link", { name: "Show technical changes" }).click();
  await expect(page.getByRole("main")).toContainText(
    "$.data.customer.updated_at",
  );
  await page.getByRole("link", { name: "Line by line" }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: '"total_count": 14' }),
  ).toContainText("after:");
});

test("any two of her entries are compared, also those far apart", async ({
  page,
}) => {
  await page.goto(`/customers/${customer.id}`);
  const choice = page.getByRole("group", { name: "Compare two entries" });
  await choice.getByRole("link", { name: "Compare" }).click();
  await expect(change(page, "before: 11→after: 14")).toBeVisible();

  await page.goBack();
  const to = choice.getByLabel("to", { exact: true });
  const second = to.getByRole("option", { name: /^2 · / });
  await to.selectOption(await second.textContent());
  await choice.getByRole("link", { name: "Compare" }).click();
  await expect(change(page, "before: 11→after: 12")).toBeVisible();
  await expect(page.getByRole("region", { name: "Code" })).toContainText(
    "BACK-7KQ2-M9",
  );
});

test("two rows of any list are compared, the older one first", async ({
  page,
}) => {
  await page.goto("/entries");
  for (const row of [1, 3]) {
    await dataRows(page).nth(row).getByRole("checkbox").check();
  }
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(change(page, "before: 11→after: 14")).toBeVisible();
});

/** The entries of the customer's page. */
function entries(page: Page) {
  return page
    .getByRole("region", { name: "Entries, newest first" })
    .getByRole("listitem");
}

/** A changed value, as it is read out. */
function change(within: Page | Locator, words: string): Locator {
  return within.getByRole("definition").filter({ hasText: words });
}

/** The same customer, who has ordered since. */
function moved<Data extends typeof plainMessage>(
  data: Data,
  { orders, spent }: { readonly orders: number; readonly spent: number },
): Data {
  const { summary } = customer;
  return {
    ...data,
    customer: {
      ...customer,
      updated_at: new Date().toISOString(),
      summary: {
        ...summary,
        orders: {
          ...summary.orders,
          total_count: orders,
          total_amount: spent,
        },
      },
    },
  };
}
