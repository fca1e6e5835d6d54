import { mkdir } from "node:fs/promises";
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

// Pictures for people to look at, made with SHOTS=1; nothing compares them.
test.describe.configure({ timeout: 1_200_000 });
test.use({ mayComplain: /./ });

const folder = ".cache/shots";

const views = [
  [1440, "light"],
  [1440, "dark"],
  [360, "light"],
  [360, "dark"],
] as const;

test.beforeAll(() => mkdir(folder, { recursive: true }));

test("every page in every state, light and dark, narrow and wide", async ({
  page,
  inspector,
  source,
}) => {
  await picture(page, emptyPlaces(source));
  await picture(page, await fillLists(inspector));
  await picture(page, await sendKinds(inspector, source));
  await picture(page, missingPlaces);
  await inspector.withoutDatabase(() =>
    picture(page, [{ name: "entries-failed", path: "/entries" }]),
  );
});

test("what follows a customer, and what opens on demand", async ({
  page,
  source,
}) => {
  await picture(page, await followedPlaces(source));
  for (const { name, open } of openings) {
    for (const view of views) {
      await look(page, view);
      await openEntries(page);
      await open(page);
      await page.screenshot({ path: fileOf(name, view) });
    }
  }
});

async function picture(page: Page, places: readonly Place[]): Promise<void> {
  for (const { name, path } of places) {
    for (const view of views) {
      await look(page, view);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({
        path: fileOf(name, view),
        // A list goes on and on, and what sticks to its edges is best seen there.
        fullPage: !/^\/(entries|events)(\?|$)/.test(path),
      });
    }
  }
}

type View = (typeof views)[number];

async function look(page: Page, [width, colorScheme]: View): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: width === 360 ? 740 : 960 });
}

function fileOf(name: string, [width, colorScheme]: View): string {
  return `${folder}/${name}-${String(width)}-${colorScheme}.png`;
}
