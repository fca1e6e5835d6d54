import { makeScenario } from "#lib/simulator/scenario.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import type { Locator, Page } from "@playwright/test";
import { addresses, choose, dataRows, picker } from "./list.ts";
import { expect, test } from "./test.ts";

const tabs = {
  unique_codes: "Unique codes",
  promotion: "Promotions",
  plain_message: "Plain messages",
} as const;

const deliveries = [
  ...makeScenario({
    seed: 11,
    now: new Date("2026-11-20T08:00:00Z"),
    kinds: { envelope: 1 },
  }).take(24),
];

test.beforeEach(async ({ source }) => {
  for (const { body } of deliveries) await source.send(new Uint8Array(body));
});

test("the entries are counted and told apart by purpose", async ({ page }) => {
  await page.goto("/entries");
  await expect(dataRows(page)).toHaveCount(deliveries.length);
  await expect(tab(page, "All")).toContainText("24");

  for (const [purpose, label] of Object.entries(tabs)) {
    const sent = deliveries.filter(
      ({ expected }) => expected.reading.purpose === purpose,
    );
    await expect(tab(page, label)).toContainText(String(sent.length));
    await tab(page, label).click();
    await expect(page).toHaveURL(`/entries?purpose=${purpose}`);
    await expect(tab(page, label)).toHaveAttribute("aria-current", "page");
    await expect(dataRows(page)).toHaveCount(sent.length);
  }
});

test("filters narrow, can be shared, undone and cleared", async ({
  inspector,
  page,
  browser,
}) => {
  const { segment, campaign } = someCode().expected.reading;
  const inSegment = deliveries.filter(
    ({ expected }) => expected.reading.segment?.id === segment?.id,
  );
  const ofBoth = inSegment.filter(
    ({ expected }) => expected.reading.campaign?.id === campaign?.id,
  );

  await page.goto("/entries");
  await choose(page, "Segment", segment?.name ?? "");
  await expect(page).toHaveURL(`/entries?segment=${segment?.id ?? ""}`);
  await expect(dataRows(page)).toHaveCount(inSegment.length);

  await choose(page, "Campaign", campaign?.name ?? "");
  await expect(page).toHaveURL(/campaign=/);
  await expect(dataRows(page)).toHaveCount(ofBoth.length);

  await choose(page, "Received", "last hour");
  await expect(page).toHaveURL(/from=-1h/);
  await expect(dataRows(page)).toHaveCount(ofBoth.length);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "in the last hour",
  );

  const colleague = await browser.newContext({
    storageState: inspector.storageState,
  });
  const shared = await colleague.newPage();
  await shared.goto(page.url());
  await expect(dataRows(shared)).toHaveCount(ofBoth.length);
  await expect(picker(shared, "Segment")).toContainText(segment?.name ?? "");
  await expect(picker(shared, "Campaign")).toContainText(campaign?.name ?? "");
  await colleague.close();

  await page.goBack();
  await expect(picker(page, "Received")).toContainText("any time");
  await page.goBack();
  await expect(dataRows(page)).toHaveCount(inSegment.length);
  await page.goForward();
  await expect(picker(page, "Campaign")).toContainText(campaign?.name ?? "");

  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL("/entries");
  await expect(dataRows(page)).toHaveCount(deliveries.length);
});

test("a code is searched for, and a search without a match says so", async ({
  page,
}) => {
  const { voucher, customer } = someCode().expected.reading;
  await page.goto("/entries");
  const search = page.getByRole("searchbox", {
    name: "Find a customer, code, segment or id",
  });
  await search.fill(voucher?.code ?? "");
  await search.press("Enter");
  await expect(dataRows(page)).toHaveCount(1);
  await expect(dataRows(page)).toContainText(customer?.name ?? "");

  await search.fill("nobody of that name");
  await search.press("Enter");
  await expect(
    page.getByRole("heading", { name: "No entries match these filters" }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await expect(dataRows(page)).toHaveCount(deliveries.length);
});

test("a time of one's own is chosen in the reader's zone", async ({ page }) => {
  await page.goto("/entries");
  await picker(page, "Received").click();
  await page.getByLabel("From", { exact: true }).fill("2026-01-02T10:00");
  await page.getByLabel("To", { exact: true }).fill("2026-01-02T11:00");
  await page.getByRole("button", { name: "Apply" }).click();
  // The tests read in Warsaw, an hour before UTC in January.
  await expect(page).toHaveURL(
    "/entries?from=2026-01-02T09%3A00%3A00.000Z&to=2026-01-02T10%3A00%3A00.000Z",
  );
  await expect(
    page.getByRole("heading", { name: "No entries, 2 Jan 2026, 10:00–11:00" }),
  ).toBeVisible();
});

test("applying a range that nobody changed changes nothing, and a saved yesterday stays one", async ({
  page,
}) => {
  for (const query of [
    "from=2026-01-02T09%3A00%3A00.123Z&to=2026-01-02T10%3A00%3A07.000Z",
    "from=yesterday&to=yesterday",
    "from=-7d",
  ]) {
    await page.goto(`/entries?${query}`);
    await picker(page, "Received").click();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(`/entries?${query}`);
  }
});

test("what an address asks in vain is told, and the rest still works", async ({
  page,
}) => {
  await page.goto(
    "/entries?purpose=promotion&purpose=gift&colour=red&from=tomorrow&cursor=%00",
  );
  const notice = page.getByRole("status").filter({
    hasText: "Part of this address was left out",
  });
  await expect(notice.getByRole("listitem")).toHaveCount(4);
  await expect(notice).toContainText("“colour” is not a filter.");
  await expect(notice).toContainText("“gift” was given.");
  await expect(notice).toContainText("“tomorrow” was given.");
  await expect(notice).toContainText("“cursor” is not a place in this list");
  await expect(tab(page, "Promotions")).toHaveAttribute("aria-current", "page");
});

test("Older and Newer visit every event once", async ({ page, source }) => {
  for (let sent = deliveries.length; sent < 130; sent += 1) {
    await source.send(`event number ${String(sent)}`);
  }
  await page.goto("/events");
  // The rows come after the page: React shows them once they are all there.
  await expect(dataRows(page)).toHaveCount(50);
  const seen = [await addresses(page)];
  const older = page.getByRole("link", { name: "Older" });
  const newer = page.getByRole("link", { name: "Newer" });
  await expect(newer).toBeDisabled();
  for (let turn = 0; turn < 2; turn += 1) {
    await older.click();
    await expect(dataRows(page).first().getByRole("link")).not.toHaveAttribute(
      "href",
      seen.at(-1)?.[0] ?? "",
    );
    seen.push(await addresses(page));
  }
  await expect(older).toBeDisabled();
  expect(seen.flat()).toHaveLength(130);
  expect(new Set(seen.flat()).size).toBe(130);

  for (const page_ of seen.toReversed().slice(1)) {
    await newer.click();
    await expect(dataRows(page).first().getByRole("link")).toHaveAttribute(
      "href",
      page_[0] ?? "",
    );
    expect(await addresses(page)).toEqual(page_);
  }

  await page.goto("/events");
  await page.getByRole("link", { name: "200 rows" }).click();
  await expect(page).toHaveURL("/events?limit=200");
  await expect(dataRows(page)).toHaveCount(130);
  await expect(older).toBeDisabled();
});

function someCode(): Delivery {
  const found = deliveries.find(
    ({ expected }) => expected.reading.voucher !== null,
  );
  if (found === undefined) throw new Error("The simulator sent no code.");
  return found;
}

function tab(page: Page, label: string): Locator {
  return page
    .getByRole("navigation", { name: "Purposes" })
    .getByRole("link", { name: label });
}
