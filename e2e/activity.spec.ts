import { expect, test } from "./test.ts";

test("an admin makes a token, a program uses it until it is revoked, and the activity tells of both", async ({
  page,
  inspector,
}) => {
  await page.goto("/settings/tokens");
  await page.getByLabel("Name").fill("Story of the CRM");
  await page.getByLabel("Role", { exact: true }).selectOption("auditor");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = await page
    .getByLabel("New token", { exact: true })
    .textContent();
  await page.reload();
  const row = page
    .getByRole("listitem")
    .filter({ hasText: "Story of the CRM" });
  await expect(row).toContainText("never used");
  // Shown once: neither the page nor the API has it any more.
  expect(await page.content()).not.toContain(token);
  const list = await page.request.get("/api/v1/tokens");
  expect(await list.text()).not.toContain(token);
  const call = () =>
    fetch(`${inspector.origin}/api/v1/activity?action=token.create`, {
      headers: { authorization: `Bearer ${token ?? ""}` },
    });
  const answer = await call();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    items: [{ action: "token.create", target: { name: "Story of the CRM" } }],
  });
  // What it may not do stays shut, and its last use is told within seconds.
  const refused = await fetch(`${inspector.origin}/api/v1/sources`, {
    method: "POST",
    headers: { authorization: `Bearer ${token ?? ""}` },
    body: "{}",
  });
  expect(refused.status).toBe(403);
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText(/used (just now|\d+ s ago)/, {
      timeout: 1_000,
    });
  }).toPass();

  const navigation = page.getByRole("navigation", { name: "Main" });
  await navigation.getByRole("link", { name: "Activity" }).click();
  const made = page.getByRole("row").filter({ hasText: "created a token" });
  await expect(made).toContainText("Story of the CRM");
  await expect(made).toContainText("as auditor");
  await expect(made).toContainText("done");
  await page.getByRole("combobox", { name: "What" }).selectOption("signed in");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/action=session\.start/);
  await expect(made).toHaveCount(0);

  await page.goto("/settings/tokens");
  await expect(page.getByLabel("New token", { exact: true })).toHaveCount(0);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Story of the CRM" })
    .getByRole("button", { name: "Revoke" })
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Revoke" })
    .click();
  await expect(page.getByText("revoked", { exact: true })).toBeVisible();
  await expect.poll(async () => (await call()).status).toBe(401);
  await page.goto("/activity?group=settings");
  await expect(
    page.getByRole("row").filter({ hasText: "revoked a token" }),
  ).toContainText("Story of the CRM");
});
