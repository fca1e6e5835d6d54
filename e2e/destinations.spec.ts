import { addDestination, startReceiver, useReceivers } from "./receiver.ts";
import { expect, test } from "./test.ts";

useReceivers();

test("a destination is changed, tried and paused by hand", async ({
  page,
  inspector,
}) => {
  const receiver = await startReceiver(409);
  await addDestination(inspector, receiver.url);
  await page.goto("/replays");
  const row = page.getByRole("listitem", { name: "CRM" });
  await row.getByRole("button", { name: "Send a test" }).click();
  await expect(row.getByText("The receiver answered 409")).toBeVisible();
  await row.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("CRM of the shop");
  await dialog.getByLabel("Extra headers").fill("X-Shop: harbour");
  await dialog.getByLabel("Events per second").fill("7");
  await dialog.getByLabel("Statuses that also count").fill("409");
  await dialog.getByLabel("In doubt").selectOption("Send again");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row.getByText("7 per second")).toBeVisible();
  await row.getByRole("button", { name: "Send a test" }).click();
  await expect(row.getByText("Delivered: 409")).toBeVisible();
  expect(receiver.received.at(-1)?.headers["x-shop"]).toBe("harbour");
  await row.getByRole("button", { name: "Pause" }).click();
  await expect(row.getByText("Paused")).toBeVisible();
});
