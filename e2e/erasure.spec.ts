import { plainEntry } from "./bodies.ts";
import { dataRows } from "./list.ts";
import { expect, test } from "./test.ts";

test("an admin erases a customer on request, and what is left says so", async ({
  page,
  source,
}) => {
  await source.send(plainEntry("Ada Lovelace"));
  const eventId = await source.send(plainEntry("Ada Lovelace", "Sailors"));
  await source.send(plainEntry("Grace Hopper"));
  const mentionId = await source.send({
    data: { user: { id: "cust_ada-lovelace" } },
  });

  await page.goto("/customers/cust_ada-lovelace");
  await page.getByRole("button", { name: "Erase…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("2 events (2 entries)");
  await expect(dialog).toContainText("1 further event mentions them.");
  await expect(
    dialog.getByLabel("Also erase what further events say of them"),
  ).toBeChecked();
  await expect(dialog).toContainText("backups, files that were exported");
  await dialog.getByLabel("Reason").fill("Asked for by Ada Lovelace");
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await expect(dialog.getByRole("status")).toContainText("3 events");
  await dialog.getByRole("link", { name: "See the customers" }).click();
  await expect(page.getByText("Grace Hopper")).toBeVisible();
  await expect(
    page.getByText("Ada Lovelace").filter({ visible: true }),
  ).toHaveCount(0);

  await page.goto("/entries");
  await expect(dataRows(page)).toHaveCount(3);
  await expect(
    dataRows(page).filter({ hasText: "Erased on request" }),
  ).toHaveCount(2);
  await page.goto("/entries?q=lovelace");
  await expect(dataRows(page)).toHaveCount(0);
  await page.goto(`/events/${eventId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "A customer who was erased on request",
  );
  await expect(
    page.getByText("The body was erased on the customer's request."),
  ).toBeVisible();

  await page.goto(`/events/${mentionId}`);
  await expect(
    page.getByText("The body was erased on the customer's request."),
  ).toBeVisible();

  await page.goto("/activity?group=settings");
  const act = page.getByRole("row").filter({ hasText: "erased a customer" });
  await expect(act.first()).toContainText("Asked for by [erased]");
  await page.goto("/audit");
  await expect(
    page.getByText("3 rows erased since, at the request of their customers."),
  ).toBeVisible();
});

test("the activity tells who looked at a customer's data; a link that was only shown tells nothing", async ({
  page,
  source,
}) => {
  const name = `Ada ${Date.now().toString(36)}`;
  const id = `cust_${name.toLowerCase().replace(" ", "-")}`;
  await source.send(plainEntry(name));
  const looks = page.getByRole("row").filter({ hasText: id });
  await page.goto("/customers");
  const link = page.getByRole("link", { name });
  await link.hover();
  await page.waitForLoadState("networkidle");
  await page.goto("/activity?group=personal_data&action=customer.view");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(looks).toHaveCount(0);

  await page.goto("/customers");
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/customers/${id}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(async () => {
    await page.goto("/activity?group=personal_data&action=customer.view");
    await expect(looks).toHaveCount(1);
  }).toPass();
  await expect(looks).toContainText("viewed personal data");
});
