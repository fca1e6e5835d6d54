import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What the palette offers by this name, the first of several. */
export function option(page: Page, name: RegExp): Locator {
  return page.getByRole("option", { name }).first();
}

/** Opens the palette. A page that is still coming alive does not hear keys: then it is asked again, as people do. */
export async function openPalette(page: Page): Promise<void> {
  const box = page.getByRole("combobox");
  await expect(async () => {
    if (!(await box.isVisible())) await page.keyboard.press("Control+k");
    await expect(box).toBeFocused({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
}

/** Opens the palette from wherever one is, types, walks down to what is wanted and goes there. */
export async function jump(
  page: Page,
  typed: string,
  wanted: RegExp,
): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(typed);
  await expect(option(page, wanted)).toBeVisible();
  const count = await page.getByRole("option").count();
  for (let at = 0; at < count; at += 1) {
    if ((await option(page, wanted).getAttribute("aria-selected")) === "true") {
      break;
    }
    await page.keyboard.press("ArrowDown");
  }
  await expect(option(page, wanted)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeHidden();
}

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // A menu that has just opened takes the focus a moment later; a Tab before that leaves and closes it.
  if (await target.evaluate((it) => it.closest("[role=dialog]") !== null))
    await expect(page.locator("[role=dialog]:focus-within")).toBeVisible();
  while (!(await target.evaluate((it) => it === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
}

/** Leads by Escape from an event back to its list. A page that is still coming alive does not hear it: then it is pressed again, as people do. */
export async function leaveByEscape(page: Page, list: string): Promise<void> {
  await expect(async () => {
    if (!page.url().endsWith(list)) await page.keyboard.press("Escape");
    await expect(page).toHaveURL(list, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
}

/** Reaches it by Tab and presses Enter. */
export async function press(
  page: Page,
  role: "link" | "button",
  name: string | RegExp,
) {
  await tabTo(page, page.getByRole(role, { name }).first());
  await page.keyboard.press("Enter");
}

/** Opens one part of everything that the list can be narrowed by. */
export async function openPart(page: Page, title: string) {
  await tabTo(page, page.getByRole("button", { name: "Filter", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("summary").filter({ hasText: title }));
  await page.keyboard.press("Enter");
}
