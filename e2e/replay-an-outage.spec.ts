import { readFile } from "node:fs/promises";
import { plainEntry } from "./bodies.ts";
import { openFilter } from "./list.ts";
import {
  addDestination,
  moveEarlier,
  planReplay,
  startReceiver,
  useReceivers,
} from "./receiver.ts";
import { expect, test } from "./test.ts";

useReceivers();

test("what a receiver missed is planned, sent, paused, resumed and cancelled", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  for (let n = 0; n < 40; n++)
    await source.send(plainEntry(`Guest ${String(n)}`));
  await addDestination(inspector, receiver.url, { ratePerSecond: 1 });
  await planReplay(page, "CRM was down from 9 to 10");
  await expect(
    page.getByRole("heading", {
      name: "Send 40 events again to CRM production",
    }),
  ).toBeVisible();
  await expect(
    page.getByRole("complementary", { name: "What will be sent" }),
  ).toContainText("of 40 · 0 skipped");
  await page.getByRole("button", { name: "Start replay" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await expect.poll(() => receiver.received.length).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  const before = receiver.received.length;
  await expect.poll(() => receiver.received.length).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel the replay" }).click();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  expect(receiver.received.length).toBeLessThan(40);
});

test("an outage is planned by the time of receipt, and its report and list say who got what", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const early = await source.send(plainEntry("Too early"));
  await addDestination(inspector, receiver.url);
  await moveEarlier(inspector, early, "3 hours");
  await source.send(plainEntry("Ada"));
  await source.send(plainEntry("Bo"));
  await page.goto("/entries");
  await page.getByRole("button", { name: /^Received/ }).click();
  await page.getByRole("link", { name: "last hour" }).click();
  await expect(page).toHaveURL(/from=-1h/);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Replay", exact: true }).click();
  await expect(
    page.getByRole("heading", {
      name: "Send 2 events again to CRM production",
    }),
  ).toBeVisible();
  await page.getByLabel("Reason").fill("CRM was down (INC-2291)");
  await page.getByRole("button", { name: "Start replay" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Report", exact: true }).click();
  const report = await readFile(await (await saved).path(), "utf8");
  expect(
    report
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { state: string }).state),
  ).toEqual(["delivered", "delivered"]);
  await page.getByRole("link", { name: "List what this replay sent" }).click();
  await expect(page).toHaveURL(/\/events\?replay=/);
  await expect(
    page.getByRole("table").getByText("Ada", { exact: true }),
  ).toBeVisible();
  await expect(page.getByText("Too early")).toHaveCount(0);

  await page.goto("/entries");
  await openFilter(page, "Not delivered to");
  await page.getByRole("link", { name: "CRM production" }).click();
  await expect(page.getByRole("table").getByText("Too early")).toBeVisible();
  await expect(page.getByRole("table").getByText("Ada")).toHaveCount(0);
  await page.goto("/customers/cust_ada");
  await expect(page.getByRole("list", { name: "Sent again to" })).toContainText(
    "CRM production",
  );
});
