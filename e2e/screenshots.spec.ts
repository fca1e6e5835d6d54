import { mkdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
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

test("every page in every state, light and dark, narrow and wide", async ({
  page,
  inspector,
  source,
}) => {
  await mkdir(folder, { recursive: true });
  await picture(page, emptyPlaces(source));
  await picture(page, await fillLists(inspector.origin));
  await picture(page, await sendKinds(inspector.origin, source));
  await picture(page, missingPlaces);
  await inspector.withoutDatabase(() =>
    picture(page, [{ name: "entries-failed", path: "/entries" }]),
  );
});

async function picture(page: Page, places: readonly Place[]): Promise<void> {
  for (const { name, path } of places) {
    for (const [width, colorScheme] of [
      [1440, "light"],
      [1440, "dark"],
      [360, "light"],
      [360, "dark"],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width === 360 ? 740 : 960 });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({
        path: `${folder}/${name}-${String(width)}-${colorScheme}.png`,
        // A list goes on and on, and what sticks to its edges is best seen there.
        fullPage: !/^\/(entries|events)(\?|$)/.test(path),
      });
    }
  }
}
