import { uniqueCode } from "#lib/domain/voucherify/sample-bodies.ts";
import type { Page } from "@playwright/test";
import { entry, plainEntry } from "./bodies.ts";
import { postWebhook, signed } from "./source.ts";
import { expect, test } from "./test.ts";

const secret = "a webhook secret of Voucherify";

test("a source is added, connected and tried out", async ({ page }) => {
  await page.goto("/sources");
  await page.getByRole("link", { name: "Add source" }).click();
  await page.getByLabel("Name").fill("Production EU");
  await page.getByLabel("Currency").selectOption("JPY");
  await page.getByRole("button", { name: "Add source" }).click();

  await expect(
    page.getByRole("heading", { name: "Production EU" }),
  ).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Connect Voucherify" }),
  ).toContainText("Only this machine can reach it so far");
  await page.getByRole("button", { name: "Send a test entry" }).click();
  await page.getByRole("link", { name: "See the entry" }).click();
  await expect(page.getByRole("link", { name: "Production EU" })).toBeVisible();

  await page.goto("/sources");
  await expect(
    page.getByRole("heading", {
      name: "2 addresses receive from Voucherify",
    }),
  ).toBeVisible();
});

test("a source without a name is not taken, and told where the name is asked", async ({
  page,
}) => {
  await page.goto("/sources/new");
  await page.getByLabel("Name").fill("  ");
  await page.getByRole("button", { name: "Add source" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/empty/);
});

test("a new name and currency show wherever the source does", async ({
  page,
  source,
}) => {
  const id = await source.send(entry(uniqueCode));
  await page.goto(`/sources/${source.id}`);
  await page.getByLabel("Name").fill("Harbour shop US");
  await page.getByLabel("Currency").selectOption("USD");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.goto(`/events/${id}`);
  await expect(page.getByRole("region", { name: "Unique code" })).toContainText(
    "15.00 USD off the order",
  );
  await expect(
    page.getByRole("link", { name: "Harbour shop US" }),
  ).toBeVisible();
  await page.goto("/entries");
  await expect(page.getByRole("table")).toContainText("15.00 USD off");
});

test("with a secret, what is unsigned is rejected, and every page says so until it is mended", async ({
  page,
  source,
}) => {
  await page.goto(`/sources/${source.id}`);
  await expect(
    page.getByText("Signatures are not checked", { exact: true }),
  ).toBeVisible();
  await page.getByLabel("Signing secret").fill(secret);
  await page.getByRole("button", { name: "Add secret" }).click();
  await expect(page.getByText("Signatures checked")).toBeVisible();
  await expect(page.getByLabel("Another secret")).toHaveValue("");
  expect(await page.content()).not.toContain(secret);

  const body = plainEntry("Mona Quist");
  const genuine = await source.post(body, signed(secret, body));
  expect(genuine).toMatchObject({
    status: 200,
    body: { outcome: "accepted" },
  });
  const forged = await source.post(plainEntry("Eve Adder"));
  expect(forged).toMatchObject({ status: 401, body: { outcome: "rejected" } });
  const mistaken = plainEntry("Eve Adder");
  expect(
    (await source.post(mistaken, signed("another secret", mistaken))).status,
  ).toBe(401);

  for (const address of ["/entries", "/events", "/sources", "/sources/new"]) {
    await page.goto(address);
    await expect(banner(page)).toContainText("2 rejected");
    await expect(banner(page)).toContainText("wrong signature");
  }
  await page.goto("/entries");
  await expect(page.getByText("Eve Adder")).toHaveCount(0);

  await banner(page).getByRole("link", { name: "2 rejected" }).click();
  await expect(
    page.getByRole("table").getByRole("row").filter({ hasText: "Rejected" }),
  ).toHaveCount(2);
  await page
    .getByRole("link", { name: /Segment entered|no event|Welcome/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Rejected, unverified: claims that Eve Adder entered/,
  );
  await expect(page.getByRole("region", { name: "Signature" })).toContainText(
    "Rejected: its signature is wrong",
  );

  const next = plainEntry("Mona Quist");
  await source.post(next, signed(secret, next));
  await page.goto("/entries");
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toHaveCount(2);
  await expect(banner(page)).toHaveCount(0);
});

test("two secrets are good while they change, and a retired one is named", async ({
  page,
  source,
}) => {
  await page.goto(`/sources/${source.id}`);
  for (const [label, text] of [
    ["Signing secret", "the old secret"],
    ["Another secret", "the new secret"],
  ] as const) {
    await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "Add secret" }).click();
    await expect(page.getByLabel("Another secret")).toHaveValue("");
  }
  const secrets = page.getByRole("region", { name: "Secrets" });
  await expect(secrets.getByRole("listitem")).toHaveCount(2);
  for (const text of ["the old secret", "the new secret"]) {
    const body = plainEntry("Mona Quist");
    expect((await source.post(body, signed(text, body))).status).toBe(200);
  }

  await secrets.getByRole("button", { name: "Retire" }).last().click();
  await page
    .getByRole("dialog", { name: "Retire this secret?" })
    .getByRole("button", { name: "Retire the secret" })
    .click();
  await expect(secrets.getByRole("listitem")).toHaveCount(1);
  const body = plainEntry("Mona Quist");
  expect((await source.post(body, signed("the old secret", body))).status).toBe(
    401,
  );
  await page.goto("/entries");
  await expect(banner(page)).toContainText("signed with a retired secret");
});

test("an address is changed without rejecting anything meanwhile", async ({
  page,
  source,
}) => {
  await page.goto(`/sources/${source.id}`);
  const addresses = page.getByRole("region", { name: "Webhook URLs" });
  await addresses.getByRole("button", { name: "Rotate URL" }).click();
  const notice = addresses.getByRole("status").filter({
    hasText: "The source has a new URL",
  });
  const newAddress = await notice.getByText(/^http/).innerText();
  expect(newAddress).not.toBe(source.webhookUrl);
  for (const address of [source.webhookUrl, newAddress]) {
    expect((await postWebhook(address, plainEntry("Mona"))).status).toBe(200);
  }

  const old = addresses
    .getByRole("listitem")
    .filter({ hasText: source.webhookUrl });
  await old.getByRole("button", { name: "Revoke" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke this URL?" });
  await expect(dialog).toContainText(source.webhookUrl);
  await dialog.getByRole("button", { name: "Revoke the URL" }).click();
  await expect(addresses.getByText(/was revoked/)).toBeVisible();
  expect((await source.post(plainEntry("Mona"))).status).toBe(404);
  expect((await postWebhook(newAddress, plainEntry("Mona"))).status).toBe(200);
});

test("a source is archived once its name is typed, and can come back", async ({
  page,
  source,
}) => {
  await page.goto(`/sources/${source.id}`);
  await page.getByRole("button", { name: "Archive" }).click();
  const dialog = page.getByRole("dialog", { name: "Archive Harbour shop?" });
  const typed = dialog.getByLabel("Type “Harbour shop” to confirm");
  await typed.fill("Harbor");
  await dialog.getByRole("button", { name: "Archive the source" }).click();
  await expect(typed).toHaveAccessibleDescription("That is not its name.");
  await typed.fill("Harbour shop");
  await dialog.getByRole("button", { name: "Archive the source" }).click();
  await expect(page.getByText("Harbour shop is archived")).toBeVisible();
  expect((await source.post(plainEntry("Mona"))).status).toBe(404);

  await page.goto("/sources");
  await expect(
    page.getByRole("heading", { name: "No source is in use" }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Harbour shop" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Harbour shop is archived")).toHaveCount(0);
  expect((await source.post(plainEntry("Mona"))).status).toBe(200);
});

function banner(page: Page) {
  return page
    .getByRole("status")
    .filter({ hasText: "Source “Harbour shop” is rejecting webhooks" });
}
