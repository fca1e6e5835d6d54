import { Client } from "pg";
import { plainEntry } from "./bodies.ts";
import { dataRows } from "./list.ts";
import { expect, test } from "./test.ts";

// A server of its own: that a month was removed stands in every later report.
test.use({ serverEnv: { LOG_LEVEL: "info" } });

test("an admin keeps two months: an older one is dropped, and reports say so", async ({
  page,
  inspector,
  source,
}) => {
  test.setTimeout(240_000);
  await source.send(plainEntry("Ada Lovelace"));
  await moveToTheYear2023(inspector.databaseUrl);
  await source.send(plainEntry("Grace Hopper"));
  await page.goto("/entries");
  await expect(dataRows(page)).toHaveCount(2);

  await page.goto("/settings");
  await page.getByRole("link", { name: "Retention" }).click();
  await expect(page.getByText("No months removed yet.")).toBeVisible();
  await page.getByLabel("Months kept").fill("2");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(
    page.getByText("1 event of 2023-06 would be removed within the hour."),
  ).toBeVisible();
  await page
    .getByRole("button", { name: "Keep 2 months, remove the rest" })
    .click();

  await expect(async () => {
    await page.reload();
    await expect(
      page.getByRole("row").filter({ hasText: "2023-06" }),
    ).toContainText("1", { timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await page.goto("/entries");
  await expect(dataRows(page)).toHaveCount(1);
  await expect(page.getByText("Grace Hopper")).toBeVisible();
  await page.goto("/audit");
  await expect(
    page.getByText(/months before 2023-07 \(UTC\) were removed by retention/),
  ).toBeVisible();
});

/** As if all that was received had been received then. */
async function moveToTheYear2023(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const then = "2023-06-15T10:00:00Z";
  await client.query(
    `UPDATE event SET id = '0188be7f-6500-7000-8000-000000000001', received_at = $1, happened_at = $1`,
    [then],
  );
  await client.query("UPDATE rollup_delta SET quarter = $1", [then]);
  await client.query("UPDATE rollup_quarter SET quarter = $1", [then]);
  await client.query("UPDATE rollup_day SET day = '2023-06-15T00:00:00Z'");
  await client.end();
}
