import type { Browser, Page } from "@playwright/test";
import {
  customer,
  segment,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { entry } from "./bodies.ts";
import { dataRows } from "./list.ts";
import { addMember } from "./member.ts";
import { expect, test } from "./test.ts";

/** What a marketer without the right to see people must find nowhere. */
const personal = [
  customer.name,
  customer.email,
  customer.source_id,
  uniqueCode.voucher.code,
];

// A refusal that is found out after a page's frame was sent is called 419 by React.
test.use({ mayComplain: /status of 40[34]|React error #419/ });

test("an admin invites an auditor, who reads everything and changes nothing; made a viewer, they see masks at once", async ({
  page,
  browser,
  source,
}) => {
  test.setTimeout(120_000);
  const eventId = await source.send(entry(uniqueCode));
  await page.goto("/settings/members");
  await page.getByRole("textbox", { name: "E-mail" }).fill("oda@shop.example");
  await page.getByLabel("Role", { exact: true }).selectOption("auditor");
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  const link =
    (await page.getByLabel("Invitation link", { exact: true }).textContent()) ??
    "";

  const oda = await openAs(browser);
  await oda.goto(link);
  await expect(oda.getByText("invited as auditor")).toBeVisible();
  await oda.getByLabel("Name").fill("Oda Lindt");
  await oda
    .getByRole("textbox", { name: "Password" })
    .fill("a sentence of oda's own");
  await oda.getByRole("button", { name: "Open the dashboard" }).click();
  const navigation = oda.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByText("Oda Lindt")).toBeVisible();

  // Everything that came is there, to the byte.
  await oda.goto(`/entries?q=${encodeURIComponent(customer.name)}`);
  await expect(dataRows(oda)).toHaveCount(1);
  const body = await oda.request.get(`/api/v1/events/${eventId}/body`);
  expect(await body.text()).toContain(customer.email);
  await oda.goto(`/events/${eventId}`);
  await expect(oda.getByRole("heading", { level: 1 })).toContainText(
    customer.name,
  );
  // Nothing is there to be changed, nor can it be by asking.
  await expect(navigation.getByRole("link", { name: "Replays" })).toHaveCount(
    0,
  );
  await expect(oda.getByRole("button", { name: /replay/i })).toHaveCount(0);
  await oda.goto(`/customers/${customer.id}`);
  await expect(oda.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(oda.getByRole("button", { name: "Erase…" })).toHaveCount(0);
  const refused = await oda.request.post(
    `/api/v1/customers/${customer.id}/erase`,
    { data: { reason: "I would like to" } },
  );
  expect(refused.status()).toBe(403);
  // Who did what is theirs to read, their own coming included.
  await navigation.getByRole("link", { name: "Activity" }).click();
  await expect(
    oda.getByRole("row").filter({ hasText: "Oda Lindt" }).first(),
  ).toBeVisible();

  await page.reload();
  await page
    .getByLabel("Role of Oda Lindt", { exact: true })
    .selectOption("viewer");
  await expect(
    page.getByLabel("Role of Oda Lindt", { exact: true }),
  ).toBeEnabled();
  await expect(async () => {
    await oda.goto(`/events/${eventId}`);
    await expect(oda.getByText("Your role does not include the payload")) //
      .toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectNobody(oda);
  await oda.context().close();
});

test("a marketer who sees masked data finds her campaign, and no one in it", async ({
  browser,
  inspector,
  source,
}) => {
  const eventId = await source.send(entry(uniqueCode));
  const vera = await openAs(browser, await addMember(inspector, "viewer"));

  await vera.goto("/entries");
  await expect(dataRows(vera)).toHaveCount(1);
  await expect(dataRows(vera)).toContainText(segment.name);
  await expect(dataRows(vera)).toContainText(uniqueCode.campaign.name);
  await expectNobody(vera);
  await dataRows(vera).getByRole("link").first().click();
  await expect(vera).toHaveURL(new RegExp(eventId));
  await expectNobody(vera);
  await vera.goto(`/events/${eventId}`);
  await expect(
    vera.getByText("Names, addresses and codes of customers are masked"),
  ).toBeVisible();
  await expectNobody(vera);

  await vera.goto(`/customers/${customer.id}`);
  await expect(vera.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNobody(vera);
  await vera.goto(`/campaigns/${uniqueCode.campaign.id}`);
  await expect(vera.getByRole("heading", { level: 1 })).toContainText(
    uniqueCode.campaign.name,
  );
  await expectNobody(vera);

  // Nothing invites her to ask for people, and an address that asks is answered calmly, whoever is there.
  await vera.goto("/entries");
  await expect(vera.getByRole("button", { name: /export/i })).toHaveCount(0);
  for (const asked of [customer.name, "somebody who is nowhere"]) {
    await vera.goto(`/entries?q=${encodeURIComponent(asked)}`);
    await expect(
      vera.getByRole("heading", { name: "Your role does not include" }),
    ).toBeVisible();
  }
  await vera.context().close();
});

async function openAs(
  browser: Browser,
  cookies: Awaited<ReturnType<typeof addMember>> = [],
): Promise<Page> {
  const context = await browser.newContext({
    storageState: { cookies, origins: [] },
  });
  return context.newPage();
}

async function expectNobody(page: Page): Promise<void> {
  const html = await page.content();
  for (const one of personal) expect(html, one).not.toContain(one);
}
