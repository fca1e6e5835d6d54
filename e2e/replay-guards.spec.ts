import { plainEntry } from "./bodies.ts";
import { coded, hoursAgo } from "./coded-entry.ts";
import {
  addDestination,
  planReplay,
  startReceiver,
  useReceivers,
} from "./receiver.ts";
import { expect, test } from "./test.ts";

/** Of somebody else than the person in the browser. */
const token = "a-token-of-somebody-else-0123456789abcdef";
test.use({ serverEnv: { BOOTSTRAP_API_TOKEN: token } });

useReceivers();

test("what failed is sent again in one click, and who has it is spared", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver(422);
  for (const name of ["Ada", "Bo", "Cy"]) await source.send(plainEntry(name));
  await addDestination(inspector, receiver.url);
  await planReplay(page, "Refused at first");
  await page.getByRole("button", { name: "Start replay" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  await expect(page.getByText("422 · not retried").first()).toBeVisible();
  receiver.status = 200;
  await page.getByRole("button", { name: "Retry failed events" }).click();
  await expect(
    page.getByRole("heading", {
      name: "3 of 3 events delivered to CRM production",
    }),
  ).toBeVisible();

  await page.getByRole("link", { name: "CRM production" }).click();
  await expect(
    page.getByRole("heading", { name: "CRM production", exact: true }),
  ).toBeVisible();
  const row = (table: string, name: RegExp) =>
    page.getByRole("table", { name: table }).getByRole("row", { name });
  await expect(
    row("Attempts by period", /^Last 24 hours .*3 .*3 .*0 /),
  ).toBeVisible();
  await expect(row("Failures by kind", /Answered 422 .*3 /)).toBeVisible();
  await expect(row("Newest attempts", /200 delivered/)).toHaveCount(3);
  await expect(row("Replays", /Refused at first/)).not.toHaveCount(0);

  await page.goto("/entries");
  await page.getByRole("link", { name: "Replay", exact: true }).click();
  await expect(
    page.getByRole("complementary", { name: "What will be sent" }),
  ).toContainText("of 3 · 3 skipped");
  await expect(
    page.getByRole("complementary", { name: "What will be sent" }),
  ).toContainText("Already delivered");
  await expect(
    page.getByRole("button", { name: "Start replay" }),
  ).toBeDisabled();
});

test("customers who already had their code are spared, and so are those whose code they could not use", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const destinationId = await addDestination(inspector, receiver.url);
  const had = await source.send(coded("Ada"));
  await source.send(coded("Ben"));
  await source.send(coded("Cleo", { until: hoursAgo(1) }));
  const first = await fetch(`${inspector.origin}/api/v1/events/${had}/replay`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      cookie: inspector.cookie,
    },
    body: JSON.stringify({ destinationId }),
  });
  expect(first.status).toBe(200);
  await planReplay(page, "Some had it already");
  const summary = page.getByRole("complementary", {
    name: "What will be sent",
  });
  await expect(summary).toContainText("of 3 · 2 skipped");
  await expect(summary).toContainText("Already delivered");
  await expect(summary).toContainText("Code or campaign expired");
  await expect(
    page.getByText("expired 1 · used up 0 · campaign ended 0"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Start replay" }).click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  const names = receiver.received.map(
    ({ body }) => /"name":"(Ada|Ben|Cleo)"/u.exec(String(body))?.[1],
  );
  expect(names).toEqual(["Ada", "Ben"]);
});

test("a large replay waits until another admin approves what was selected", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  const ids = [
    await source.send(plainEntry("Ada")),
    await source.send(plainEntry("Bo")),
  ];
  const destinationId = await addDestination(inspector, receiver.url, {
    approvalAbove: 1,
  });
  const started = await fetch(`${inspector.origin}/api/v1/replays`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({
      destinationId,
      eventIds: ids,
      reason: "Nightly feed",
    }),
  });
  const { id, state } = (await started.json()) as {
    id: string;
    state: string;
  };
  expect(state).toBe("awaiting_approval");
  const own = await fetch(`${inspector.origin}/api/v1/replays/${id}/approve`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(own.status).toBe(403);
  expect(receiver.received).toHaveLength(0);
  await page.goto(`/replays/${id}`);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(
    page.getByRole("heading", {
      name: "2 of 2 events delivered to CRM production",
    }),
  ).toBeVisible();
});
