import type { Browser, Page } from "@playwright/test";
import { entriesHref } from "#lib/url/hrefs.ts";
import type { Effort } from "./effort.ts";
import { loadPage, type PageLoad } from "./page/load-page.ts";
import { type KeyTimes, pressKeys } from "./page/press-keys.ts";
import { startBrowser } from "./page/start-browser.ts";
import { serveStaticPage } from "./page/static-page.ts";
import { toBrowserCookies } from "#lib/runtime/testing/test-admin.ts";
import type { Stage } from "./stage.ts";
import { median, percentile, type Row, toAim, toText } from "./table.ts";

const minEvents = 20_000;
const limit = "200";
const maxScriptKb = 200;
const maxPaintMs = 1_000;
const maxPressMs = 100;

/** Someone who is signed in. */
type Visitor = {
  readonly browser: Browser;
  readonly cookies: ReturnType<typeof toBrowserCookies>;
};

/** A page with nothing in the browser's cache, and then with all of it there. */
type Loads = { readonly cold: PageLoad[]; readonly warm: PageLoad[] };

/**
 * The list with 200 rows in a real Chromium: what its scripts weigh, when it is
 * painted, how soon it answers a key. Beside it stand a page of the product that shows
 * nothing, and a bare page of the same rows.
 */
export async function benchPage(
  stage: Stage,
  { events, rounds }: Effort,
): Promise<Row[]> {
  await stage.clear();
  await stage.fill(Math.max(minEvents, events));
  const origin = `http://127.0.0.1:${String(stage.ownListener.port)}`;
  const list = origin + entriesHref({}, { limit });
  const empty = `${origin}/nothing-here`;
  const browser = await startBrowser();
  const visitor = {
    browser,
    cookies: toBrowserCookies(stage.ownListener.cookie, origin),
  };
  try {
    // What the server compiles and Postgres reads for the first time is not what is measured.
    const rows = await inNewPage(visitor, async (page) => {
      await loadPage(page, empty);
      await loadPage(page, list);
      return serveStaticPage(page);
    });
    const loads = { list: noLoads(), empty: noLoads(), rows: noLoads() };
    for (let round = 0; round < rounds; round++) {
      await load(visitor, list, loads.list);
      await load(visitor, empty, loads.empty);
      await load(visitor, rows.url, loads.rows);
    }
    const keys = await press(visitor, list);
    const bareKeys = await press(visitor, rows.url);
    rows.stop();
    return [
      weighScripts(loads.list, loads.empty),
      comparePaint("cold", loads.list.cold, loads.rows.cold),
      comparePaint("warm", loads.list.warm, loads.rows.warm),
      ...compareKeys(keys, bareKeys),
    ];
  } finally {
    await browser.close();
    await stage.clear();
  }
}

const noLoads = (): Loads => ({ cold: [], warm: [] });

function load(visitor: Visitor, url: string, loads: Loads): Promise<void> {
  return inNewPage(visitor, async (page) => {
    loads.cold.push(await loadPage(page, url));
    loads.warm.push(await loadPage(page, url));
  });
}

function press(visitor: Visitor, url: string): Promise<KeyTimes> {
  return inNewPage(visitor, async (page) => {
    await loadPage(page, url);
    return pressKeys(page);
  });
}

/** In a context of its own, whose cache is empty. */
async function inNewPage<Result>(
  { browser, cookies }: Visitor,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

function weighScripts(list: Loads, empty: Loads): Row {
  const kb = ({ cold }: Loads) =>
    median(cold.map(({ scriptBytes }) => scriptBytes / 1_000));
  const count = median(list.cold.map(({ scripts }) => scripts));
  return {
    thing: `JavaScript sent for a cold list of ${limit} rows, compressed`,
    number: `${toText(kb(list))} kB in ${String(count)} scripts`,
    comparedWith: `${toText(kb(empty))} kB for a page of the product that shows nothing`,
    ratio: toText(kb(list) / kb(empty)),
    aim: toAim(
      `at most ${String(maxScriptKb)} kB`,
      kb(list) <= maxScriptKb && kb(list) > 0,
    ),
  };
}

function comparePaint(
  how: string,
  list: readonly PageLoad[],
  rows: readonly PageLoad[],
): Row {
  const ms = (loads: readonly PageLoad[]) =>
    median(loads.map(({ paintedAt }) => paintedAt));
  return {
    thing: `largest contentful paint, ${how}`,
    number: `${toText(ms(list))} ms`,
    comparedWith: `${toText(ms(rows))} ms for the same rows as a bare page`,
    ratio: toText(ms(list) / ms(rows)),
    aim: toAim(`within ${toText(maxPaintMs)} ms`, ms(list) <= maxPaintMs),
  };
}

const keyWords = {
  arrow: "an arrow moves to the next row",
  space: "space looks at a row",
  letter: "a letter is typed into the search",
} as const satisfies Record<keyof KeyTimes, string>;

function compareKeys(list: KeyTimes, rows: KeyTimes): Row[] {
  const names = Object.keys(keyWords) as (keyof KeyTimes)[];
  return names.flatMap((name) =>
    [0.5, 0.95].map((share) => {
      const ms = percentile(list[name], share);
      const bareMs = percentile(rows[name], share);
      return {
        thing: `${keyWords[name]}, key to frame, p${String(share * 100)}`,
        number: `${toText(ms)} ms`,
        comparedWith: `${toText(bareMs)} ms on the bare page`,
        ratio: toText(ms / bareMs),
        aim: toAim(`within ${String(maxPressMs)} ms`, ms <= maxPressMs),
      };
    }),
  );
}
