import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";

/** More than the connections that a browser has to a server. */
const TABS = 8;

test("many tabs of a list are all live, and each page opens", async ({
  context,
  source,
}) => {
  await source.send(plainEntry("First Arrival"));
  const tabs = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const page = await context.newPage();
    await page.goto("/entries");
    await expect(page.getByText("live", { exact: true })).toBeVisible();
    tabs.push(page);
  }
  await source.send(plainEntry("Newest Arrival"));
  for (const page of tabs) {
    await expect(page.getByText("Newest Arrival").first()).toBeVisible();
  }
});

test("without shared workers a page that is seen is live", async ({
  context,
  source,
}) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "SharedWorker");
  });
  await source.send(plainEntry("First Arrival"));
  const page = await context.newPage();
  await page.goto("/entries");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await source.send(plainEntry("Newest Arrival"));
  await expect(page.getByText("Newest Arrival").first()).toBeVisible();
});
