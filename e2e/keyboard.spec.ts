import { plainEntry } from "./bodies.ts";
import { leaveByEscape } from "./keys.ts";
import { expect, test } from "./test.ts";

test("the whole of it is reached by keyboard alone", async ({
  page,
  source,
}) => {
  for (const name of ["Ada", "Ben", "Cleo", "Dora"]) {
    await source.send(plainEntry(name));
  }
  await page.goto("/entries");
  const row = (name: string) => page.getByRole("link", { name });
  await expect(row("Dora")).toBeVisible();

  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(
    page.getByRole("button", { name: "Pause live updates" }),
  ).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("searchbox")).toBeFocused();

  const received = page.getByRole("button", { name: "Received:" });
  while (!(await received.evaluate((it) => it === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const times = page.getByRole("list", { name: "times" }).getByRole("link");
  await expect(page.getByRole("link", { name: "last hour" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(times.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("link", { name: "last hour" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(received).toBeFocused();
  await expect(page.getByRole("link", { name: "last hour" })).toHaveCount(0);

  while (!(await row("Dora").evaluate((it) => it === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(row("Ben")).toBeFocused();
  await page.keyboard.press("k");
  await expect(row("Cleo")).toBeFocused();
  await page.keyboard.press("End");
  await expect(row("Ada")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Cleo entered",
  );
  await leaveByEscape(page, "/entries");
  await expect(row("Cleo")).toBeFocused();
});

test("Space looks at one row after another, and the focus stays in the list", async ({
  page,
  source,
}) => {
  for (const name of ["Ada", "Ben", "Cleo"]) {
    await source.send(plainEntry(name));
  }
  await page.goto("/entries");
  const row = (name: string) =>
    page.getByRole("row").getByRole("link", { name });
  const preview = page.getByRole("complementary", { name: "This entry" });
  await row("Cleo").focus();
  await page.keyboard.press("Space");
  await expect(preview).toContainText("Cleo entered");
  await expect(row("Cleo")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(preview).toContainText("Ben entered");
  await expect(row("Ben")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(preview).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(preview).toContainText("Ada entered");
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await expect(row("Ada")).toBeFocused();
});

test("Escape leads back to the list as it was filtered", async ({
  page,
  source,
}) => {
  await source.send(plainEntry("Ada", "Gold"));
  await page.goto("/entries?segment=seg_gold");
  await page.getByRole("link", { name: /Ada/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ada");
  await leaveByEscape(page, "/entries?segment=seg_gold");
});

test("the menu of a narrow window opens, holds the focus and closes", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/entries");
  const menu = page.getByRole("button", { name: "Menu" });
  await menu.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Menu" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.press("Enter");
  await dialog.getByRole("link", { name: "Sources" }).press("Enter");
  await expect(page).toHaveURL("/sources");
  await expect(dialog).toBeHidden();
});
