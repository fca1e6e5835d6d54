import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  campaign,
  customer,
  plainMessage,
  promotion,
  promotionTier,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import type { Page } from "@playwright/test";
import { entry, plainEntry } from "./bodies.ts";
import { choose } from "./list.ts";
import { printToPdf } from "./pdf-text.ts";
import { saveDownload, verify } from "./saved-file.ts";
import { expect, test } from "./test.ts";

let sent: readonly JsonObject[] = [];

test.beforeEach(async ({ source }) => {
  sent = [entry(plainMessage), entry(promotion), entry(uniqueCode)];
  for (const body of sent) await source.send(body);
  await source.send(plainEntry("Someone Else", "Gold"));
});

test("what she was sent and when, on paper, for someone who never saw the tool", async ({
  page,
  source,
}, testInfo) => {
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole("link", { name: "Evidence report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "What Inès Laurent was sent, and when",
  );
  const rows = await saveDownload(page, testInfo, () =>
    page.getByRole("link", { name: "Rows" }).click(),
  );
  const digest = sha256(await readFile(rows));
  const manifest = await saveDownload(page, testInfo, () =>
    page.getByRole("link", { name: "Manifest" }).click(),
  );
  expect(await verify(rows, manifest)).toMatchObject({ code: 0 });

  const { sheets, text } = await printToPdf(page);
  expect(sheets).toBeGreaterThan(0);
  // What belongs to the screen stays off the paper.
  expect(text).toMatch(
    /Evidence report What Inès Laurent was sent, and when Customer/,
  );
  expect(text).toContain("How to read this");
  expect(text).toContain("BACK-7KQ2-M9");
  expect(text).toContain("Free shipping over 50");
  expect(text).not.toContain("Someone Else");
  const unbroken = text.replaceAll(" ", "");
  expect(unbroken).toContain(digest);
  for (const body of sent) {
    expect(unbroken).toContain(sha256(JSON.stringify(body)));
  }

  // Made again up to the same event it is the same, whatever came since.
  const upTo = new URL(page.url()).searchParams.get("upTo") ?? "";
  await source.send(entry(uniqueCode));
  await page.goto(`/customers/${customer.id}/evidence?upTo=${upTo}`);
  expect(await fact(page, "SHA-256 over the rows")).toBe(digest);
  await page.goto(`/customers/${customer.id}/evidence`);
  expect(await fact(page, "SHA-256 over the rows")).not.toBe(digest);
});

test("a printed list names every problem, since paper has nothing to hover over", async ({
  page,
  source,
}) => {
  await source.send(
    entry({ customer: { ...customer, metadata: "none" }, segment, campaign }),
  );
  await page.goto("/entries");
  await expect(page.getByText(/\+1$/)).toBeVisible();
  const { text } = await printToPdf(page);
  expect(text).toContain("wrong data type, inconsistent payload");
  expect(text).not.toContain("+1");
});

test("a filtered list as an audit report, on paper, that can be checked and made again", async ({
  page,
  source,
}, testInfo) => {
  await source.send(entry({ customer, segment, voucher }));
  // Names so long that their counts have little room on paper.
  const wide = {
    ...campaign,
    id: "camp_Cm1huASiu91qpaOU2pFYfM3A",
    name: "Early access: autumn range",
  };
  for (let more = 0; more < 10; more += 1) {
    await source.send(
      entry({
        ...promotion,
        campaign: wide,
        promotion_tier: { ...promotionTier, campaign: { id: wide.id } },
      }),
    );
  }
  await page.goto("/entries");
  await choose(page, "Segment", segment.name);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("link", { name: "Audit report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "14 segment entries",
  );
  await expect(page.getByText("Download CSV")).toBeVisible();
  const address = page.url();
  const file = await saveDownload(page, testInfo, () =>
    page.getByRole("link", { name: "Download CSV" }).click(),
  );
  const digest = sha256(await readFile(file));
  await expect(page.getByRole("main")).toContainText(digest);

  const { sheets, text } = await printToPdf(page);
  expect(sheets).toBeGreaterThan(0);
  expect(text).toMatch(/Audit report 14 segment entries Selection/);
  expect(text).toContain("Segment is Cart left behind.");
  expect(text).toContain("Is a segment entry.");
  expect(text).toContain("These are all 14 rows.");
  expect(text).toMatch(/By purpose.*Inconsistent 1/);
  expect(text).toMatch(/Early access: autumn range camp_\w+ 10\b/);
  expect(text).not.toContain("Someone Else");
  expect(text).not.toContain("Download CSV");
  const unbroken = text.replaceAll(" ", "");
  expect(unbroken).toContain("BACK-7KQ2-M9,fromWin-back15");
  expect(unbroken).toContain(digest);
  expect(await verify(file, digest)).toMatchObject({ code: 0 });

  await source.send(entry(uniqueCode));
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText(digest);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "14 segment entries",
  );
});

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the report states under a term. */
function fact(page: Page, term: string): Promise<string> {
  return page
    .getByRole("main")
    .getByRole("term")
    .filter({ hasText: term })
    .evaluate((it) => it.nextElementSibling?.textContent ?? "");
}
