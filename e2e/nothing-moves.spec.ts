import { expect, type Page } from "@playwright/test";
import { followedPlaces } from "./followed-places.ts";
import { fillLists, type Place, sendKinds } from "./places.ts";
import { test } from "./test.ts";

/*
 * On a machine six times slower nothing moves under the pointer: what a page shows first stays where it is.
 */

test.describe.configure({ timeout: 600_000 });

const widths = [1440, 390];

/** What moved by itself, and from where to where. */
type Shift = { readonly value: number; readonly sources: readonly string[] };

test("lists, sources and settings stay where they are", async ({
  page,
  inspector,
}) => {
  const places = await fillLists(inspector);
  await expectStill(page, [
    ...only(places, [
      "overview",
      "entries",
      "events",
      "source-refusing",
      "destination",
    ]),
    { name: "sources", path: "/sources" },
    { name: "settings", path: "/settings" },
    { name: "replays", path: "/replays" },
    { name: "activity", path: "/activity" },
  ]);
});

test("events stay where they are", async ({ page, inspector, source }) => {
  const places = await sendKinds(inspector, source);
  await expectStill(
    page,
    only(places, ["event-code", "event-not-json", "event-rejected"]),
  );
});

test("what follows a customer, and reports, stay where they are", async ({
  page,
  source,
}) => {
  await expectStill(
    page,
    only(await followedPlaces(source), [
      "customer",
      "customer-evidence",
      "compare",
      "segment",
      "campaign",
      "distribution",
      "audit",
    ]),
  );
});

test("a click made while a page is still coming alive lands on its link", async ({
  page,
  source,
}) => {
  const places = await followedPlaces(source);
  const [customer] = only(places, ["customer"]);
  await slowDown(page);
  for (const name of ["Segments", "Audit", "Settings"]) {
    await page.goto(customer?.path ?? "", { waitUntil: "commit" });
    const link = page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name, exact: true });
    const href = (await link.getAttribute("href")) ?? "";
    const box = await link.boundingBox();
    if (box === null) throw new Error(`${name} is nowhere.`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page).toHaveURL(href);
  }
});

function only(
  places: readonly Place[],
  names: readonly string[],
): readonly Place[] {
  return names.map((name) => {
    const place = places.find((one) => one.name === name);
    if (!place) throw new Error(`There is no place ${name}.`);
    return place;
  });
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
}

async function expectStill(page: Page, places: readonly Place[]) {
  await page.addInitScript(watchShifts);
  await slowDown(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const { name, path } of places) {
      await page.goto(path, { waitUntil: "load" });
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible({
        timeout: 60_000,
      });
      await comeToRest(page);
      expect
        .soft(await shifts(page), `${name} at ${String(width)} px`)
        .toEqual([]);
    }
  }
}

/** Runs in the page before anything else of it. */
function watchShifts(): void {
  const found: Shift[] = [];
  Object.assign(window, { layoutShifts: found });
  type Entry = PerformanceEntry & {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }[];
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Entry[]) {
      if (entry.hadRecentInput) continue;
      const sources = entry.sources.map(
        ({ node, previousRect, currentRect }) => {
          const text = (node?.textContent ?? "").slice(0, 60);
          const at = ({ x, y, width, height }: DOMRectReadOnly) =>
            [x, y, width, height].map(Math.round).join(" ");
          return `${node?.nodeName ?? "?"} “${text}” ${at(previousRect)} → ${at(currentRect)}`;
        },
      );
      found.push({ value: entry.value, sources });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Once the page is alive, and has been idle twice over. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const idle = () =>
      new Promise((resolve) => {
        requestIdleCallback(
          () => {
            requestAnimationFrame(resolve);
          },
          { timeout: 5_000 },
        );
      });
    await document.fonts.ready;
    await idle();
    await idle();
  });
}

function shifts(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(
    () => (window as unknown as { layoutShifts: Shift[] }).layoutShifts,
  );
}
