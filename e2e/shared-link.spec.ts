import { makeScenario } from "#lib/simulator/scenario.ts";
import type { Page } from "@playwright/test";
import { addresses, choose, dataRows, picker } from "./list.ts";
import { expect, test } from "./test.ts";

const shop = makeScenario({
  seed: 11,
  now: new Date("2026-11-20T08:00:00Z"),
  kinds: { envelope: 1 },
});

test.beforeEach(async ({ source }) => {
  for (const { body } of shop.take(30)) await source.send(new Uint8Array(body));
});

test("a link to a filtered, sorted list with columns of one's own shows the same elsewhere", async ({
  page,
  browser,
  inspector,
}) => {
  await page.goto("/entries");
  await choose(page, "Segment", "Cart left behind");
  await page.getByRole("link", { name: "Received", exact: true }).click();
  await expect(
    page.getByRole("columnheader", { name: "Received" }),
  ).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("list", { name: "Columns" });
  const delay = page.getByRole("columnheader", { name: "Delay" });
  const change = (name: string) =>
    columns.getByRole("button", { name, exact: true }).click();
  // Without waiting for the address: each change builds on the one before.
  await change("Delay");
  await change("Campaign");
  await change("Campaign earlier");
  await expect(delay).toHaveCount(0);
  await expect(
    page.getByRole("columnheader", { name: "Campaign" }),
  ).toBeVisible();
  await expect(page).toHaveURL(
    /columns=received%2Ccustomer%2Csegment%2Cpurpose%2Cgot%2Cgenuine%2Ccampaign%2Cflags/,
  );

  const colleague = await browser.newContext({
    baseURL: inspector.origin,
    storageState: inspector.storageState,
  });
  const shared = await colleague.newPage();
  await shared.goto(page.url());
  await expect(picker(shared, "Segment")).toContainText("Cart left behind");
  const rows = await addresses(page);
  await expect(dataRows(shared)).toHaveCount(rows.length);
  expect(await addresses(shared)).toEqual(rows);
  expect(await columnNames(shared)).toEqual(await columnNames(page));
  await expect(
    shared.getByRole("columnheader", { name: "Received" }),
  ).toHaveAttribute("aria-sort", "ascending");

  // What a colleague was sent is not what they chose for good.
  await shared.goto("/entries");
  await expect(
    shared.getByRole("columnheader", { name: "Delay" }),
  ).toBeVisible();
  await colleague.close();
  // What one chose oneself is kept.
  await page.goto("/entries");
  await expect(
    page.getByRole("columnheader", { name: "Campaign" }),
  ).toBeVisible();
});

test("back and forward lead through filters, groups, an event and its customer", async ({
  page,
}) => {
  await page.goto("/entries");
  await choose(page, "Segment", "New Customers");
  const filtered = await addresses(page);
  await page.getByRole("button", { name: "Group by …" }).click();
  await page
    .getByRole("list", { name: "groupings" })
    .getByRole("link", { name: "Customer" })
    .click();
  await page.getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/customer=/);
  await dataRows(page).first().getByRole("link").click();
  await page
    .getByRole("link", { name: "Everything about this customer" })
    .click();
  await expect(page).toHaveURL(/\/customers\//);

  await page.goBack();
  await expect(page).toHaveURL(/\/events\//);
  await page.goBack();
  await expect(page).toHaveURL(/customer=/);
  await page.goBack();
  await expect(
    page.getByRole("table", { name: "entries by customer" }),
  ).toBeVisible();
  await page.goBack();
  await expect(picker(page, "Segment")).toContainText("New Customers");
  await expect(dataRows(page)).toHaveCount(filtered.length);
  expect(await addresses(page)).toEqual(filtered);
  await page.goBack();
  await expect(page).toHaveURL("/entries");
  await expect(dataRows(page)).toHaveCount(30);

  await page.goForward();
  await expect(dataRows(page)).toHaveCount(filtered.length);
  await page.goForward();
  await expect(
    page.getByRole("table", { name: "entries by customer" }),
  ).toBeVisible();
});

function columnNames(page: Page): Promise<string[]> {
  return page.getByRole("columnheader").allTextContents();
}
