import type { Page } from "@playwright/test";
import { plainEntry } from "./bodies.ts";
import type { TestSource } from "./source.ts";
import { expect, test } from "./test.ts";

test("while nobody reads, new entries appear at the top", async ({
  page,
  source,
}) => {
  await sendMany(source, 3);
  await openLive(page);
  await source.send(plainEntry("Newest Arrival"));
  await expect(firstRow(page)).toContainText("Newest Arrival");
  await expect(
    page.getByRole("navigation", { name: "Purposes" }),
  ).toContainText("All4");
});

test("while a row has the focus, new entries wait and nothing moves", async ({
  page,
  source,
}) => {
  await sendMany(source, 5);
  await openLive(page);
  const read = page.getByRole("link", { name: /Reader 2/ });
  await read.focus();
  const before = await read.boundingBox();

  await source.send(plainEntry("Newest Arrival"));
  const pill = page.getByRole("button", { name: "1 new entry" });
  await expect(pill).toBeVisible();
  await source.send(plainEntry("Newest of All"));
  await expect(
    page.getByRole("button", { name: "2 new entries" }),
  ).toBeVisible();
  expect(await read.boundingBox()).toEqual(before);
  await expect(read).toBeFocused();
  await expect(page.getByText("Newest of All")).toHaveCount(0);

  await page.getByRole("button", { name: "2 new entries" }).click();
  await expect(firstRow(page)).toContainText("Newest of All");
  await expect(page.getByRole("button", { name: /new entr/ })).toHaveCount(0);
});

test("while one has scrolled down, new entries wait and nothing moves", async ({
  page,
  source,
}) => {
  await sendMany(source, 40);
  await openLive(page);
  const read = page.getByRole("link", { name: /Reader 3\b/ });
  await page.mouse.move(5, 5);
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();

  await source.send(plainEntry("Newest Arrival"));
  const pill = page.getByRole("button", { name: "1 new entry" });
  await expect(pill).toBeInViewport();
  expect(await read.boundingBox()).toEqual(before);

  await pill.click();
  await expect(firstRow(page)).toContainText("Newest Arrival");
  await expect(firstRow(page)).toBeInViewport();
});

test("only what fits the filter is announced", async ({ page, source }) => {
  await source.send(plainEntry("Reader 1", "Gold"));
  await page.goto("/entries?segment=seg_gold");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /Reader 1/ }).focus();
  await source.send(plainEntry("Someone Else", "Silver"));
  await source.send(plainEntry("Another Gold", "Gold"));
  await expect(page.getByRole("button", { name: "1 new entry" })).toBeVisible();
});

/** "Reader 1" is the oldest. */
async function sendMany(source: TestSource, count: number): Promise<void> {
  for (let sent = 1; sent <= count; sent += 1) {
    await source.send(plainEntry(`Reader ${String(sent)}`));
  }
}

async function openLive(page: Page): Promise<void> {
  await page.goto("/entries");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
}

function firstRow(page: Page) {
  return page.getByRole("table").getByRole("row").nth(1);
}
