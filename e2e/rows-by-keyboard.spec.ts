import {
  customer,
  segment,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { entry, plainEntry } from "./bodies.ts";
import { tabTo } from "./keys.ts";
import { dataRows, openEntries, picker, rowLink } from "./list.ts";
import { expect, test } from "./test.ts";

const names = ["Ada", "Ben", "Cleo", "Dora"];

test.beforeEach(async ({ source }) => {
  await source.send(entry(uniqueCode));
  for (const name of names) {
    await source.send(plainEntry(name, name < "C" ? "Gold" : "Silver"));
  }
});

test("Space looks at a row, and arrow keys walk on", async ({ page }) => {
  await openEntries(page);
  const preview = page.getByRole("complementary", { name: "This entry" });
  await rowLink(page, "Dora").press("Space");
  await expect(preview.getByRole("heading")).toContainText(["Dora entered"]);
  await page.keyboard.press("ArrowDown");
  await expect(preview).toContainText("Cleo entered");
  await page.keyboard.press("j");
  await expect(preview).toContainText("Ben entered");
  await expect(preview).toContainText('"name": "Ben"');
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await expect(rowLink(page, "Ben")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ben");
});

test("rows are selected, counted and let go", async ({ page }) => {
  await openEntries(page);
  await rowLink(page, "Dora").press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("2 selected");
  const file = bar.getByRole("link", { name: "Export as CSV" });
  await expect(file).toHaveAttribute("href", /(&id=[^&]+){2}$/);

  await page.getByRole("checkbox", { name: "Select this page" }).press("Space");
  await expect(bar).toContainText("5 selected");
  await bar.getByRole("button", { name: "Clear the selection" }).press("Enter");
  await expect(bar).toBeHidden();
});

test("all that fit are selected, beyond the page", async ({ page, source }) => {
  for (let sent = names.length + 1; sent < 52; sent += 1) {
    await source.send(plainEntry(`Reader ${String(sent)}`));
  }
  await openEntries(page);
  await page.getByRole("checkbox", { name: "Select this page" }).press("Space");
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("50 selected");
  await bar
    .getByRole("button", { name: "Select all 52 matching" })
    .press("Enter");
  await expect(bar).toContainText("All 52 selected");
  await expect(
    bar.getByRole("link", { name: "Export as CSV" }),
  ).not.toHaveAttribute("href", /id=/);
});

test("a list is filtered, and a value left out, without a pointer", async ({
  page,
}) => {
  await openEntries(page);
  await tabTo(page, picker(page, "Segment"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Gold" }));
  await page.keyboard.press("Enter");
  await expect(dataRows(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(picker(page, "Segment")).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "Clear all" }));
  await page.keyboard.press("Enter");
  await expect(dataRows(page)).toHaveCount(5);
  await picker(page, "Segment").press("Enter");
  await tabTo(
    page,
    page.getByRole("button", { name: `Exclude ${segment.name}` }),
  );
  await page.keyboard.press("Space");
  await expect(dataRows(page)).toHaveCount(4);
  await expect(page.getByRole("table")).not.toContainText(customer.name);
});
