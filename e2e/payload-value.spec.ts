import { customer, segment } from "#lib/domain/voucherify/sample-bodies.ts";
import type { Page } from "@playwright/test";
import { entry } from "./bodies.ts";
import { dataRows, openFilter } from "./list.ts";
import { expect, test } from "./test.ts";

const regions = { Ada: "EMEA", Ben: "APAC", Cleo: "EMEA", Dora: "emea" };

test.beforeEach(async ({ source }) => {
  for (const [name, region] of Object.entries(regions)) {
    const metadata = { ...customer.metadata, region, visits: name.length };
    await source.send(
      entry({ customer: { ...customer, name, metadata }, segment }),
    );
  }
  // No entry, but an event that says so too.
  await source.send({ customer: { metadata: { region: "EMEA" } } });
  // The word elsewhere is not the region.
  await source.send({ customer: { metadata: { note: "EMEA" } } });
});

test("show me every event with metadata region = EMEA", async ({ page }) => {
  await page.goto("/events");
  await askPayload(page, { path: "customer.metadata.region", value: "EMEA" });
  await expect(dataRows(page)).toHaveCount(3);
  await expect(page.getByRole("table")).toContainText("Ada");
  await expect(page.getByRole("table")).toContainText("Cleo");
  await expect(page.getByRole("table")).not.toContainText(/Ben|Dora/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("3");

  await dataRows(page).filter({ hasText: "Ada" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ada");
  await expect(page.getByRole("main")).toContainText("EMEA");
  await page.goBack();
  await expect(dataRows(page)).toHaveCount(3);

  await page
    .getByRole("link", {
      name: "Remove Payload: customer.metadata.region = EMEA",
    })
    .click();
  await expect(page).toHaveURL("/events");
  await expect(dataRows(page)).toHaveCount(6);
});

test("a value in the payload is one of several, contained, greater, there or left out", async ({
  page,
}) => {
  const region = "customer.metadata.region";
  const asked = [
    [{ path: region, operator: "is one of", value: "APAC, emea" }, 2],
    [{ path: region, operator: "contains", value: "me" }, 4],
    [{ path: region, operator: "exists" }, 5],
    [{ path: region, value: "EMEA", leaveOut: true }, 3],
    [
      {
        path: "customer.metadata.visits",
        operator: "is greater than",
        value: "3",
      },
      2,
    ],
  ] as const;
  for (const [condition, rows] of asked) {
    await page.goto("/events");
    await askPayload(page, condition);
    await expect(dataRows(page)).toHaveCount(rows);
  }
});

test("a place that is no place is told, and nothing is filtered unseen", async ({
  page,
}) => {
  await page.goto("/events");
  await askPayload(page, { path: "customer..region", value: "EMEA" });
  await expect(
    page.getByRole("status").filter({ hasText: "left out" }),
  ).toContainText("payload");
  await expect(dataRows(page)).toHaveCount(6);
});

test.describe("a value of a payload", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is copied, its path too, and filtered by, once one has clicked it", async ({
    page,
  }) => {
    const { text, menu } = await openPayload(page, "Ada");
    await text.getByText('"Ada"', { exact: true }).click();
    await expect(menu).toContainText("customer.name");
    for (const [button, copied] of [
      ["Copy value", "Ada"],
      ["Copy path", "customer.name"],
    ] as const) {
      await menu.getByRole("button", { name: button }).click();
      await expect(menu.getByText("Copied")).not.toHaveCount(0);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        copied,
      );
    }
    await menu.getByRole("link", { name: "Filter by it" }).click();
    await expect(page).toHaveURL(/payload=customer.name/);
    await expect(dataRows(page)).toHaveCount(1);
  });

  test("is reached and filtered by from the keyboard alone", async ({
    page,
  }) => {
    const { text, menu } = await openPayload(page, "Ada");
    await text.focus();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("EMEA");
    await page.keyboard.press("Enter");
    await expect(menu).toContainText("customer.metadata.region");
    await page.keyboard.press("Escape");
    await expect(text).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(
      menu.getByRole("link", { name: "Filter by it" }),
    ).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/payload=customer.metadata.region/);
    await expect(dataRows(page)).toHaveCount(2);
  });
});

test("an address that points at the payload leads there", async ({ page }) => {
  await page.goto("/entries");
  const entry = await dataRows(page)
    .filter({ hasText: "Ada" })
    .getByRole("link")
    .getAttribute("href");
  await page.goto(`${entry ?? ""}?view=raw#what-was-sent`);
  const payload = page.getByRole("region", { name: "Payload" });
  await expect(payload).toBeInViewport();
  await expect
    .poll(() => page.evaluate(() => window.scrollY))
    .toBeGreaterThan(0);
  await expect(
    page.getByRole("link", { name: "Raw", exact: true }),
  ).toHaveAttribute("aria-current", /page|true/);
});

test("places that occur in payloads are offered as the path is typed", async ({
  page,
}) => {
  await page.goto("/events");
  await openFilter(page, "Value in the payload");
  await page.getByLabel("Path").focus();
  await expect(
    page.locator('datalist option[value="customer.metadata.region"]'),
  ).toHaveCount(1);
});

/** The payload of an entry as one reads it, and what is offered for the value at the cursor. */
async function openPayload(page: Page, name: string) {
  await page.goto("/entries");
  await dataRows(page).filter({ hasText: name }).getByRole("link").click();
  const payload = page.getByRole("region", { name: "Payload" });
  await expect(
    payload.getByRole("button", { name: "Search", exact: true }),
  ).toBeVisible();
  return {
    text: payload.getByRole("textbox", { name: "Body, laid out in lines" }),
    menu: page.getByRole("group", { name: "The value at the cursor" }),
  };
}

/** Fills in the form of the filter menu. */
async function askPayload(
  page: Page,
  asked: {
    readonly path: string;
    /** "is" unless told. */
    readonly operator?: string;
    readonly value?: string;
    readonly leaveOut?: boolean;
  },
): Promise<void> {
  await openFilter(page, "Value in the payload");
  await page.getByLabel("Path").fill(asked.path);
  if (asked.operator !== undefined) {
    const operator = page.getByLabel("Condition");
    const option = operator.getByRole("option", { name: asked.operator });
    await operator.selectOption(await option.textContent());
  }
  if (asked.value !== undefined) {
    await page.getByLabel("Value", { exact: true }).fill(asked.value);
  }
  if (asked.leaveOut === true) {
    await page.getByLabel("Exclude matches").check();
  }
  await page
    .getByRole("button", { name: "Filter", exact: true })
    .last()
    .click();
}
