import type { Page } from "@playwright/test";
import { followedPlaces } from "./followed-places.ts";
import {
  emptyPlaces,
  fillLists,
  missingPlaces,
  type Place,
  sendKinds,
} from "./places.ts";
import { expect, test } from "./test.ts";

/*
 * Nothing on a page is wider than a narrow window, and it is not by being cut off that it fits.
 */

const widths = [360, 390, 768];

test.describe.configure({ timeout: 300_000 });

test("pages where nothing came yet", async ({ page, source }) => {
  await expectToFit(page, emptyPlaces(source));
});

test("full lists, sources and settings", async ({ page, inspector }) => {
  await expectToFit(page, [
    ...(await fillLists(inspector)),
    { name: "replays", path: "/replays" },
    { name: "activity", path: "/activity" },
    { name: "settings-members", path: "/settings/members" },
    { name: "settings-tokens", path: "/settings/tokens" },
  ]);
});

test("events of every kind", async ({ page, inspector, source }) => {
  await expectToFit(page, await sendKinds(inspector, source));
});

test("what follows a customer, and reports", async ({ page, source }) => {
  await expectToFit(page, await followedPlaces(source));
});

test.describe("where nothing is", () => {
  // Found out after its frame was sent, React calls it 419.
  test.use({ mayComplain: /status of 404|React error #419/ });

  test("pages of what is not there", async ({ page }) => {
    await expectToFit(page, missingPlaces);
  });
});

async function expectToFit(page: Page, places: readonly Place[]) {
  for (const { name, path } of places) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect
        .soft(await tooWide(page), `${name} at ${String(width)} px`)
        .toEqual([]);
    }
  }
}

/** What stands out of the window at the right once `<main>` cuts nothing off, save what scrolls in a box of its own. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    if (main) main.style.overflow = "visible";
    const { scrollWidth, clientWidth } = document.documentElement;
    /** Whether a box that it is placed in scrolls or cuts it off. */
    const isWithin = (element: HTMLElement): boolean => {
      const { position } = getComputedStyle(element);
      if (position === "fixed") return true;
      const box =
        position === "absolute" ? element.offsetParent : element.parentElement;
      if (!(box instanceof HTMLElement) || box === document.body) return false;
      return getComputedStyle(box).overflowX !== "visible" || isWithin(box);
    };
    const found = [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => element instanceof HTMLElement)
      .map((element) => ({
        element,
        beyond: Math.round(element.getBoundingClientRect().right) - clientWidth,
      }))
      .filter(({ element, beyond }) => beyond > 0 && !isWithin(element))
      .map(
        ({ element, beyond }) =>
          `${element.tagName} “${element.textContent.slice(0, 40)}” ends ${String(beyond)} px outside`,
      );
    return scrollWidth > clientWidth
      ? [
          `The page scrolls sideways by ${String(scrollWidth - clientWidth)} px.`,
          ...found.slice(0, 5),
        ]
      : found.slice(0, 5);
  });
}
