import { expect, type Page } from "@playwright/test";
import { followedPlaces } from "./followed-places.ts";
import { findPages } from "#lib/runtime/testing/found-addresses.ts";
import type { Inspector } from "./inspector.ts";
import { emptyPlaces, fillLists, type Place, sendKinds } from "./places.ts";
import { test } from "./test.ts";

/*
 * On a machine six times slower, behind a slow line, nothing moves under the pointer: what a page shows first stays
 * where it is, and still does when two minutes have passed.
 */

test.describe.configure({ timeout: 1_200_000 });

const widths = [1440, 390];

/** The widths at which a place is looked at: by turns, all of them in a long run. */
function widthsOf(place: number): readonly number[] {
  if (process.env.LONG) return widths;
  return widths.filter((_, turn) => turn === place % widths.length);
}

/** What moved by itself, and from where to where. */
type Shift = { readonly value: number; readonly sources: readonly string[] };

/** Which pages each test below opens, by their files: together all that there are. */
const covered = {
  empty: [
    ...["/", "/activity", "/audit", "/customers", "/entries", "/events"],
    ...["/sources", "/sources/[id]", "/sources/new"],
    ...["/settings", "/settings/members"],
    ...["/settings/retention", "/settings/tokens"],
  ],
  lists: [
    ...["/overview", "/entries", "/events", "/sources", "/sources/[id]"],
    ...["/replays", "/replays/new", "/replays/[id]"],
    ...["/replays/destinations/[id]", "/activity"],
  ],
  events: ["/events/[id]"],
  followed: [
    ...["/customers", "/customers/[id]", "/customers/[id]/evidence"],
    ...["/segments", "/segments/[id]", "/campaigns", "/campaigns/[id]"],
    ...["/distributions", "/distributions/[id]", "/audit"],
    "/events/[id]/compare/[otherId]",
  ],
  stranger: ["/sign-in", "/welcome"],
} as const;

test("every page there is stays still in one of these tests", () => {
  expect([...new Set(Object.values(covered).flat())].sort()).toEqual(
    findPages(),
  );
});

test("what is there before anything came, and settings, stay where they are", async ({
  page,
  source,
}) => {
  await expectStill(page, covered.empty, [
    ...emptyPlaces(source),
    { name: "settings", path: "/settings" },
    { name: "settings-members", path: "/settings/members" },
  ]);
});

test("lists, filtered and grouped ones too, sources and replays stay where they are", async ({
  page,
  inspector,
}) => {
  const places = await fillLists(inspector);
  const run = await replayEverything(inspector, places);
  await expectStill(page, covered.lists, [
    ...places,
    { name: "overview", path: "/overview" },
    { name: "replays", path: "/replays" },
    { name: "replay-plan", path: "/replays/new?entries=only" },
    run,
    { name: "activity", path: "/activity?group=personal_data" },
  ]);
});

test("events stay where they are", async ({ page, inspector, source }) => {
  const places = await sendKinds(inspector, source);
  await expectStill(
    page,
    covered.events,
    only(places, [
      "event-code",
      "event-not-json",
      "event-rejected",
      "event-hostile",
      "event-headers",
      "event-raw-bytes",
    ]),
  );
});

test("what follows a customer, and reports, stay where they are", async ({
  page,
  source,
}) => {
  await expectStill(page, covered.followed, await followedPlaces(source));
});

test.describe("signed out", () => {
  test.use({ isSignedIn: false });

  test("what a stranger and an invited one see stays where it is", async ({
    page,
    inspector,
  }) => {
    const { url } = (await post(inspector, "invitations", {
      email: "oda@shop.example",
      role: "auditor",
    })) as { url: string };
    const { pathname, search } = new URL(url);
    await expectStill(page, covered.stranger, [
      { name: "sign-in", path: "/sign-in" },
      { name: "invitation", path: `${pathname}${search}` },
      { name: "welcome-used", path: "/welcome?token=guessed" },
    ]);
  });
});

test.describe("while it streams in", () => {
  // Whoever leaves such a page breaks it off: React calls what it still waited for 419, or 412 where the connection is closed.
  test.use({ mayComplain: /React error #4(12|19)/ });

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
      // Nobody clicks what is not drawn yet; before its styles are there it lies elsewhere.
      await page.waitForFunction(
        () => performance.getEntriesByName("first-contentful-paint").length > 0,
      );
      const box = await link.boundingBox();
      if (box === null) throw new Error(`${name} is nowhere.`);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await expect(page).toHaveURL(href);
    }
  });
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
  // Fonts and scripts come late, and streamed parts apart.
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 300_000,
    uploadThroughput: 100_000,
  });
}

/** A replay of all that came to where nobody listens, cancelled: one that is running tells of itself. */
async function replayEverything(
  inspector: Inspector,
  places: readonly Place[],
): Promise<Place> {
  const [destination] = only(places, ["destination"]);
  const { id } = (await post(inspector, "replays", {
    destinationId: destination?.path.split("/").at(-1),
    filter: { entries: ["only"] },
    reason: "To see that nothing moves",
  })) as { id: string };
  await post(inspector, `replays/${id}/cancel`, {});
  await expect
    .poll(async () => {
      const { origin, cookie } = inspector;
      const answer = await fetch(`${origin}/api/v1/replays/${id}`, {
        headers: { cookie },
      });
      return ((await answer.json()) as { state: string }).state;
    })
    .not.toMatch(/queued|running/);
  return { name: "replay", path: `/replays/${id}` };
}

async function post(
  { origin, cookie }: Inspector,
  call: string,
  body: object,
): Promise<unknown> {
  const answer = await fetch(`${origin}/api/v1/${call}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return answer.json();
}

/** Whether a path is of a page, by its file's address. */
function isOf(address: string, path: string): boolean {
  const pattern = address.replaceAll(/\[[^\]]*\]/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(path.split("?")[0] ?? "");
}

/** @param addresses of the pages that these places are of, all of them */
async function expectStill(
  page: Page,
  addresses: readonly string[],
  places: readonly Place[],
) {
  expect(
    addresses.filter(
      (address) => !places.some(({ path }) => isOf(address, path)),
    ),
  ).toEqual([]);
  await page.addInitScript(watchShifts);
  await page.clock.install();
  await page.addInitScript(delayFrames);
  await slowDown(page);
  for (const [number, { name, path }] of places.entries()) {
    for (const width of widthsOf(number)) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path, { waitUntil: "load" });
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible({
        timeout: 60_000,
      });
      // The editor, which comes last of all, takes the place of each text.
      await expect(
        page.locator(".peer ~ pre").filter({ visible: true }),
      ).toHaveCount(0, { timeout: 60_000 });
      await comeToRest(page);
      const where = `${name} at ${String(width)} px`;
      expect.soft(await shifts(page), where).toEqual([]);
      // Times are written again as it passes.
      await page.clock.runFor("02:00");
      await comeToRest(page);
      expect.soft(await shifts(page), `${where}, two minutes on`).toEqual([]);
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

/** What waits for the next frame waits for some: what was drawn until then is seen, and must not be drawn elsewhere. */
function delayFrames(): void {
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    setTimeout(() => nextFrame(callback), 200) as unknown as number;
  const cancelFrame = window.cancelAnimationFrame.bind(window);
  window.cancelAnimationFrame = (handle) => {
    clearTimeout(handle);
    cancelFrame(handle);
  };
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
