import { plainEntry } from "./bodies.ts";
import { jump, tabTo } from "./keys.ts";
import { dataRows } from "./list.ts";
import { expect, test } from "./test.ts";

test.beforeEach(async ({ source }) => {
  await source.send(plainEntry("Ada", "Gold"));
  await source.send(plainEntry("Ben", "Gold"));
  await source.send(plainEntry("Cleo", "Silver"));
});

test("a view is saved, found, made the start page and deleted", async ({
  page,
}) => {
  await page.goto("/entries?segment=seg_gold");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Save view" }).press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Gold members");
  await page.keyboard.press("Enter");
  const views = page.getByRole("list", { name: "Saved views" });
  await expect(
    views.getByRole("link", { name: "Gold members" }),
  ).toHaveAttribute("aria-current", "page");

  await page.goto("/events");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await jump(page, "gold mem", /Gold members.*view/);
  await expect(page).toHaveURL("/entries?segment=seg_gold");
  await expect(dataRows(page)).toHaveCount(2);

  const edit = page.getByRole("button", { name: "Saved view: Gold members" });
  await edit.press("Enter");
  await tabTo(page, page.getByRole("checkbox", { name: /^Start page/ }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(views).toContainText("the start page");
  await page.goto("/");
  await expect(page).toHaveURL("/entries?segment=seg_gold");

  await edit.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Delete", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete the view" }).press("Enter");
  await expect(views).toHaveCount(0);
  await page.goto("/");
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("link", { name: "Overview" })).toHaveAttribute(
    "aria-current",
    "page",
  );
});
