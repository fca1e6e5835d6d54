import { expect, type Page } from "@playwright/test";
import { openPalette } from "./keys.ts";
import { dataRows, openFilter, picker } from "./list.ts";

/** Something that opens on demand over a list of entries. */
export type Opening = {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
};

export const openings: readonly Opening[] = [
  {
    name: "palette",
    open: async (page) => {
      await openPalette(page);
      await page.getByRole("combobox").fill("new customers");
      await expect(page.getByRole("option")).not.toHaveCount(0);
    },
  },
  {
    name: "keyboard-map",
    open: async (page) => {
      await page.keyboard.press("?");
      await expect(
        page.getByRole("dialog", { name: "Keyboard" }),
      ).toBeVisible();
    },
  },
  {
    name: "peek",
    open: async (page) => {
      await firstRow(page).press(" ");
      await expect(
        page.getByRole("complementary").getByRole("link", { name: "Open" }),
      ).toBeVisible();
    },
  },
  {
    name: "selection",
    open: async (page) => {
      await firstRow(page).press("x");
      await expect(
        page.getByRole("region", { name: "Selection" }),
      ).toBeVisible();
    },
  },
  { name: "export-menu", open: (page) => press(page, "Export") },
  { name: "save-view", open: (page) => press(page, "Save view") },
  {
    name: "filter-menu",
    open: (page) => openFilter(page, "Value in the payload"),
  },
  { name: "time-picker", open: (page) => picker(page, "Received").click() },
  { name: "segment-picker", open: (page) => picker(page, "Segment").click() },
  { name: "group-menu", open: (page) => press(page, "Group by …") },
];

function firstRow(page: Page) {
  return dataRows(page).first().getByRole("link");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}
