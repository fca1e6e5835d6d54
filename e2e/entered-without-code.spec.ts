import { loadEvents } from "#bench/load/load-events.ts";
import type { Delivery } from "#lib/simulator/delivery.ts";
import { makeScenario } from "#lib/simulator/scenario.ts";
import { choose, dataRows, openFilter } from "./list.ts";
import { expect, test } from "./test.ts";

const day = 86_400_000;

/** The same shop for months, and its newest entries. */
const ofThisWeek = [
  ...makeScenario({
    seed: 11,
    now: new Date("2026-11-20T08:00:00Z"),
    kinds: { envelope: 1 },
  }).take(40),
];

test.beforeEach(async ({ inspector, source }) => {
  const now = Date.now();
  await loadEvents(inspector.databaseUrl, {
    events: 150,
    seed: 7,
    from: now - 40 * day,
    to: now - 9 * day,
    sourceId: source.id,
  });
  for (const { body } of ofThisWeek) await source.send(new Uint8Array(body));
});

test("which customers entered New Customers last week and got no code?", async ({
  page,
}) => {
  const asked = ofThisWeek.filter(
    ({ expected: { reading } }) =>
      reading.segment?.name === "New Customers" && reading.voucher === null,
  );
  const customers = countByCustomer(asked);

  await page.goto("/entries");
  await choose(page, "Segment", "New Customers");
  await choose(page, "Received", "last 7 days");
  await openFilter(page, "Purpose");
  await page.getByRole("button", { name: "Exclude Unique code" }).click();

  await expect(dataRows(page)).toHaveCount(asked.length);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    `${String(customers.size)} customers entered 1 segment in the last 7 days`,
  );
  await expect(page.getByRole("button", { name: "Purpose:" })).toHaveText(
    "Purpose:not Unique code",
  );
  for (const code of ofThisWeek.flatMap(codeOf)) {
    await expect(page.getByRole("table")).not.toContainText(code);
  }

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Group by …" }).click();
  await page
    .getByRole("list", { name: "groupings" })
    .getByRole("link", { name: "Customer" })
    .click();
  await expect(
    page.getByRole("table", { name: "entries by customer" }),
  ).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(customers.size);
  for (const [name, count] of customers) {
    await expect(
      page.getByRole("row").filter({ hasText: name }).getByRole("cell").first(),
    ).toHaveText(String(count));
  }

  const [[often] = [""]] = [...customers].sort(([, a], [, b]) => b - a);
  await page.getByRole("link", { name: often }).click();
  await expect(dataRows(page)).toHaveCount(customers.get(often) ?? 0);
  await expect(page).toHaveURL(
    /customer=.*-purpose=unique_codes|-purpose=unique_codes.*customer=/,
  );
});

function codeOf({ expected: { reading } }: Delivery): string[] {
  return reading.voucher?.code ? [reading.voucher.code] : [];
}

/** How often each customer, by name, is in some deliveries. */
function countByCustomer(deliveries: readonly Delivery[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { expected } of deliveries) {
    const name = expected.reading.customer?.name ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
