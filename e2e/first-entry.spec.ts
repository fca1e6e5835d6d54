import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("someone new copies the address and sends a test entry", async ({
  page,
  source,
}) => {
  for (const list of ["/events", "/entries", "/"]) {
    await page.goto(list);
    await expect(
      page.getByRole("heading", { name: "Nothing has been received yet" }),
    ).toBeVisible();
  }

  await page
    .getByRole("button", { name: "Copy the webhook address of Harbour shop" })
    .click();
  await expect(page.getByText("Copied")).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    source.webhookUrl,
  );

  await page.getByRole("button", { name: "Send a test entry" }).click();
  // Lists leave tests out unless asked for them.
  await expect(page).toHaveURL("/entries?test=include");
  await expect(
    page.getByRole("heading", { name: "1 customer entered 1 segment" }),
  ).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(2);
  await rows.last().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /entered .+ and was assigned the code .+ from .+\./,
  );
});

test("the command on the empty page works as it stands", async ({
  page,
  source,
}) => {
  await page.goto("/entries");
  await page
    .getByRole("button", { name: "Copy the test command" })
    .first()
    .click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const [, address] = /curl -sS '([^']+)'/.exec(command) ?? [];
  const [, body] = /--data-binary '([^']+)'/.exec(command) ?? [];
  expect(address).toBe(source.webhookUrl);

  await source.send(body ?? "");
  await expect(page.getByRole("link", { name: /Alex Test/ })).toBeVisible();
});

test("the first entry appears by itself on the empty page", async ({
  page,
  source,
}) => {
  await page.goto("/entries");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await source.send(plainEntry("Mona Quist"));
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toBeVisible();
});

test("while only other events came, the entries page says so", async ({
  page,
  source,
}) => {
  await source.send("not an entry");
  await page.goto("/entries");
  await expect(
    page.getByRole("heading", {
      name: "No customer has entered a segment yet",
    }),
  ).toBeVisible();
  await page.getByRole("link", { name: "See all events" }).click();
  await expect(page).toHaveURL("/events");
  await expect(
    page.getByRole("heading", { name: "1 request reached 1 source" }),
  ).toBeVisible();
});
