import { expect, type Locator, type Page } from "@playwright/test";

/** The rows of the page's list without its header. */
export function dataRows(page: Page): Locator {
  return page
    .getByRole("table")
    .getByRole("row")
    .filter({ hasNot: page.getByRole("columnheader") });
}

/** The chip of the filter's key. */
export function picker(page: Page, label: string): Locator {
  return page.getByRole("button", { name: `${label}:` });
}

/** Takes a value of a key that stands in the filter bar. */
export async function choose(
  page: Page,
  label: string,
  option: string,
): Promise<void> {
  await picker(page, label).click();
  await page
    .getByRole("list", { name: /segments|campaigns|times/ })
    .getByRole("link", { name: option })
    .click();
  await expect(picker(page, label)).toContainText(option);
  await page.keyboard.press("Escape");
}

/** Opens one part of everything that the list can be narrowed by. */
export async function openFilter(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("group").getByText(title, { exact: true }).click();
}

/** Where the rows lead, in their order. */
export function addresses(page: Page): Promise<(string | null)[]> {
  return dataRows(page)
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

/** The newest entries, on a page that already hears keys. */
export async function openEntries(page: Page): Promise<void> {
  await page.goto("/entries");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
}

/** The link of a row, which has the row's keys. */
export function rowLink(page: Page, name: string): Locator {
  return dataRows(page).getByRole("link", { name });
}
