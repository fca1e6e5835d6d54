import { plainEntry } from "./bodies.ts";
import { addDestination, startReceiver, useReceivers } from "./receiver.ts";
import { signed } from "./source.ts";
import { expect, test } from "./test.ts";

useReceivers();

test("a source whose secret was wrong is healed, and exactly what was rejected for it is sent", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  await addDestination(inspector, receiver.url);
  await page.goto(`/sources/${source.id}`);
  await page.getByLabel("Signing secret").fill("a mistyped secret");
  await page.getByRole("button", { name: "Add secret" }).click();
  await expect(page.getByText("Signatures checked")).toBeVisible();
  const genuine = ["Ada", "Bo"].map((name) => plainEntry(name));
  for (const body of genuine)
    expect((await source.post(body, signed("the secret", body))).status).toBe(
      401,
    );
  const forged = plainEntry("Eve");
  expect((await source.post(forged, signed("a guess", forged))).status).toBe(
    401,
  );
  await page.getByLabel("Another secret").fill("the secret");
  await page.getByRole("button", { name: "Add secret" }).click();
  await expect(page.getByLabel("Another secret")).toHaveValue("");

  await page.getByRole("button", { name: "Re-verify rejected events" }).click();
  await expect(page.getByText("2 of 3 verify with the secrets")).toBeVisible();
  expect(receiver.received).toHaveLength(0);
  await page.getByRole("button", { name: "Accept 2 events" }).click();
  await expect(page.getByText("2 events were accepted")).toBeVisible();
  await page.getByRole("link", { name: "Replay exactly these" }).click();
  await expect(
    page.getByRole("heading", {
      name: "Send 2 events again to CRM production",
    }),
  ).toBeVisible();
  await page.getByLabel("Reason").fill("The secret was mistyped");
  await page.getByRole("button", { name: "Start replay" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  expect(receiver.received.map(({ body }) => String(body)).sort()).toEqual(
    genuine.map((body) => JSON.stringify(body)).sort(),
  );
});
