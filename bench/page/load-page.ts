import type { Page } from "@playwright/test";

/** What one load of a page cost. */
export type PageLoad = {
  readonly scripts: number;
  /** Of all scripts, those fetched ahead too, compressed as they were sent and with their heads; 0 from the browser's cache. */
  readonly scriptBytes: number;
  /** From the navigation to the largest contentful paint, in ms. */
  readonly paintedAt: number;
};

/** Long enough for what a page fetches ahead, and for a larger paint after the load. */
const settleMs = 700;

export async function loadPage(page: Page, url: string): Promise<PageLoad> {
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(settleMs);
  return page.evaluate(async () => {
    const scripts = performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const paints = await new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list) => {
        resolve(list.getEntries());
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    return {
      scripts: scripts.length,
      scriptBytes: scripts.reduce((sum, one) => sum + one.transferSize, 0),
      paintedAt: paints.at(-1)?.startTime ?? Number.NaN,
    };
  });
}
