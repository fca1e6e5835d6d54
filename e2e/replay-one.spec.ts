import { createHash } from "node:crypto";
import { plainEntry } from "./bodies.ts";
import { dataRows } from "./list.ts";
import { addDestination, startReceiver, useReceivers } from "./receiver.ts";
import { expect, test } from "./test.ts";

useReceivers();

test("one event is sent again in two keystrokes, and its page says who got it", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const body = JSON.stringify(plainEntry("Alex Test"));
  const id = await source.send(body);
  await page.goto("/replays");
  await page.getByRole("button", { name: "Add destination" }).click();
  await page.getByLabel("Name").fill("CRM production");
  await page.getByLabel("Address", { exact: true }).fill(receiver.url);
  await page.getByLabel("Allow an address inside this network").check();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Add destination" })
    .click();
  await expect(
    page.getByRole("listitem", { name: "CRM production" }),
  ).toBeVisible();

  await page.goto(`/events/${id}`);
  await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("r");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("dialog").getByText("200 delivered"),
  ).toBeVisible();
  await expect(page.getByText("thank you")).toBeVisible();
  const [got] = receiver.received;
  expect(
    createHash("sha256")
      .update(got?.body ?? "")
      .digest("hex"),
  ).toBe(createHash("sha256").update(body).digest("hex"));
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("region", { name: "Replays" })).toContainText(
    "CRM production",
  );
  const { replays } = (await (
    await fetch(`${inspector.origin}/api/v1/events/${id}`, {
      headers: { cookie: inspector.cookie },
    })
  ).json()) as { replays: object[] };
  expect(replays).toMatchObject([{ outcome: "delivered", status: 200 }]);
});

test("R and Enter send the event of a row and the one looked at beside the list, and the reader stays there", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const first = await source.send(plainEntry("Ada"));
  const second = await source.send(plainEntry("Ben"));
  await addDestination(inspector, receiver.url);
  await page.goto("/entries");
  await expect(dataRows(page)).toHaveCount(2);
  const dialog = page.getByRole("dialog", { name: "Send this event again" });
  const replay = async () => {
    await expect(async () => {
      await page.keyboard.press("r");
      await expect(dialog).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect(dialog.getByText("200 delivered")).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
  };
  const row = (name: string) =>
    page.getByRole("row").getByRole("link", { name });
  await row("Ada").focus();
  await replay();
  await expect(row("Ada")).toBeFocused();
  await row("Ben").focus();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(new RegExp(`preview=${second}`));
  await replay();
  await expect(page).toHaveURL(new RegExp(`preview=${second}`));
  expect(
    receiver.received.map(
      ({ headers }) => headers["x-segment-inspector-event-id"],
    ),
  ).toEqual([first, second]);
});

test("an edited copy is sent, kept beside the event with its changes, and is no delivery of it", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const body = JSON.stringify(plainEntry("Alex Test"));
  const id = await source.send(body);
  await addDestination(inspector, receiver.url);
  await page.goto(`/events/${id}`);
  const dialog = page.getByRole("dialog", { name: "Send this event again" });
  await expect(async () => {
    await page.keyboard.press("r");
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  await dialog.getByRole("button", { name: "Edit a copy" }).click();
  await expect(dialog.getByLabel("Body")).toHaveValue(body);
  await dialog.getByRole("button", { name: "Send edited copy" }).click();
  await expect(dialog.getByText("Nothing was changed")).toBeVisible();
  expect(receiver.received).toHaveLength(0);
  const edited = body.replace("Alex Test", "Alex Changed");
  await dialog.getByLabel("Body").fill(edited);
  await dialog.getByRole("button", { name: "Send edited copy" }).click();
  await expect(dialog.getByText("200 delivered")).toBeVisible();
  expect(String(receiver.received[0]?.body)).toBe(edited);
  expect(receiver.received[0]?.headers["x-segment-inspector-replay"]).toBe(
    "edited",
  );
  await dialog.getByRole("button", { name: "Close" }).click();
  const replays = page.getByRole("region", { name: "Replays" });
  await expect(replays.getByText("Edited copy")).toBeVisible();
  await replays.getByRole("button", { name: "Show changes" }).click();
  const changes = page.getByRole("dialog", {
    name: "What was changed in this copy",
  });
  await expect(changes.getByText("Alex Changed").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto("/entries");
  await page.getByRole("link", { name: "Replay", exact: true }).click();
  await expect(
    page.getByRole("complementary", { name: "What will be sent" }),
  ).toContainText("of 1 · 0 skipped");
});
