import { uniqueCode } from "#lib/domain/voucherify/sample-bodies.ts";
import { entry, plainEntry } from "./bodies.ts";
import { jump, openPalette, option } from "./keys.ts";
import { dataRows, openEntries, rowLink } from "./list.ts";
import { expect, test } from "./test.ts";

test.beforeEach(async ({ source }) => {
  await source.send(entry(uniqueCode));
  await source.send(plainEntry("Dora"));
});

test("the palette leads to a code, a customer, a segment, an id, a page", async ({
  page,
  source,
}) => {
  const eventId = await source.send(plainEntry("Eve"));
  await openEntries(page);
  await jump(page, "BACK-7KQ2-M9", /BACK-7KQ2-M9.*code/);
  await expect(page).toHaveURL("/events?code=BACK-7KQ2-M9");
  await expect(dataRows(page)).toHaveCount(1);

  await jump(page, "laurent", /Inès Laurent.*customer/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Inès Laurent entered Cart left behind once",
  );
  await jump(page, "cart left", /Cart left behind.*segment/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "2 customers entered Cart left behind",
  );
  await jump(page, eventId, /event$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Eve");
  await jump(page, "sources", /^Sources/);
  await expect(page).toHaveURL("/sources");

  await openPalette(page);
  await page.keyboard.type("nobody of that name");
  await expect(option(page, /Entries that mention/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox")).toBeHidden();
});

test("“?” shows every key, where one does not type", async ({ page }) => {
  await openEntries(page);
  const map = page.getByRole("dialog", { name: "Keyboard" });
  await page.getByRole("searchbox").press("?");
  await expect(map).toBeHidden();
  await rowLink(page, "Dora").press("?");
  await expect(map).toContainText("preview; again to close it");

  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(map.getByRole("checkbox")).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(rowLink(page, "Dora")).toBeFocused();
  await page.keyboard.press("?");
  await expect(map).toBeHidden();
});
