import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { followedPlaces } from "./followed-places.ts";
import { openEntries } from "./list.ts";
import { openings } from "./openings.ts";
import {
  emptyPlaces,
  fillLists,
  missingPlaces,
  type Place,
  sendKinds,
} from "./places.ts";
import { expect, test } from "./test.ts";

const themes = ["light", "dark"] as const;

/** Each width and each theme once; every pair of them with LONG=1. */
const views = process.env.LONG
  ? [360, 768, 1440, 1920, 3840].flatMap((width) =>
      themes.map((theme) => ({ width, theme })),
    )
  : [
      { width: 1440, theme: "light" as const },
      { width: 360, theme: "dark" as const },
    ];

test.describe.configure({
  mode: "parallel",
  timeout: process.env.LONG ? 1_800_000 : 300_000,
});
// A colour that is still changing has a contrast that nobody reads.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("pages where nothing came yet can be used by everyone", async ({
  page,
  source,
}) => {
  await expectUsable(page, emptyPlaces(source));
});

test("full lists and sources can be used by everyone", async ({
  page,
  inspector,
}) => {
  await expectUsable(page, await fillLists(inspector));
});

test("events of every kind can be read by everyone", async ({
  page,
  inspector,
  source,
}) => {
  await expectUsable(page, await sendKinds(inspector, source));
});

test("what follows a customer, and reports, can be used by everyone", async ({
  page,
  source,
}) => {
  await expectUsable(page, await followedPlaces(source));
});

test.describe("where something is missing or fails", () => {
  test.use({ mayComplain: /status of [45]\d\d|React error #4(19|41)/ });

  test("pages of what is not there can be read by everyone", async ({
    page,
  }) => {
    await expectUsable(page, missingPlaces);
  });

  test("pages of failures can be read by everyone", async ({
    page,
    inspector,
  }) => {
    await inspector.withoutDatabase(() =>
      expectUsable(page, [{ name: "entries-failed", path: "/entries" }]),
    );
  });
});

test("what opens on demand can be used by everyone", async ({
  page,
  inspector,
  source,
}) => {
  await fillLists(inspector);
  for (const view of views) {
    for (const { name, open } of openings) {
      const where = await look(page, name, view);
      await openEntries(page);
      await open(page);
      await expectToFit(page, where);
    }
  }
  await page.goto(`/sources/${source.id}`);
  await page.getByRole("button", { name: "Archive" }).click();
  await expectNoViolation(page, "dialog");
  await source.send({ recipient: "ines@harbour.example", list: "VIP" });
  await page.goto(`/sources/${source.id}`);
  await page
    .getByRole("button", { name: "Choose from stored payloads" })
    .click();
  await expect(page.getByLabel("What recipient holds")).toBeVisible();
  for (const view of views)
    await expectToFit(page, await look(page, "a mapping", view));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/entries");
  await page.getByRole("button", { name: "Menu" }).click();
  await expectNoViolation(page, "menu");
});

async function expectUsable(page: Page, places: readonly Place[]) {
  for (const { name, path } of places) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const view of views) {
      await expectToFit(page, await look(page, name, view));
    }
  }
}

/** @returns what is looked at, and how */
async function look(
  page: Page,
  name: string,
  { width, theme }: (typeof views)[number],
): Promise<string> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: theme });
  return `${name} at ${String(width)} px, ${theme}`;
}

async function expectToFit(page: Page, where: string): Promise<void> {
  expect.soft(await transitionsBegun(page), where).toEqual([]);
  expect.soft(await sidewaysScroll(page), where).toBe(0);
  await expectNoViolation(page, where);
}

/**
 * What changes little by little although less motion was asked for, once the page is drawn in the
 * theme that was just chosen.
 */
function transitionsBegun(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const frame = () =>
      new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const begun = document
      .getAnimations()
      .filter((animation) => animation instanceof CSSTransition);
    await frame();
    return [...new Set(begun.map((one) => one.transitionProperty))];
  });
}

async function expectNoViolation(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    // There are no frames, for which it would otherwise open a page of its own each time.
    .setLegacyMode()
    .analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  );
  expect.soft(told, where).toEqual([]);
}

/** How far the page can be scrolled sideways, in px. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
