import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import { plainEntry } from "./bodies.ts";
import type { Inspector } from "./inspector.ts";
import { expect, test } from "./test.ts";

type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on. */
  status: number;
};

/** Of somebody else than the person in the browser. */
const token = "a-token-of-somebody-else-0123456789abcdef";
test.use({ serverEnv: { BOOTSTRAP_API_TOKEN: token } });

const sinks: Sink[] = [];
test.afterEach(async () => {
  await Promise.all(sinks.splice(0).map((sink) => sink.close()));
});

async function startReceiver(status = 200): Promise<Receiver> {
  const received: Received[] = [];
  const receiver = { url: "", received, status };
  const sink = await startSink((one, response) => {
    received.push(one);
    response.writeHead(receiver.status).end("thank you");
  });
  sinks.push(sink);
  receiver.url = sink.url;
  return receiver;
}

async function addDestination(
  { origin, cookie }: Inspector,
  url: string,
  given: object = {},
): Promise<string> {
  const response = await fetch(`${origin}/api/v1/destinations`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({
      name: "CRM production",
      url,
      allowInternal: true,
      ...given,
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

async function planReplay(page: Page, reason: string) {
  await page.goto("/entries");
  await page.getByRole("link", { name: "Replay", exact: true }).click();
  await expect(
    page.getByRole("button", { name: "Start replay" }),
  ).toBeEnabled();
  await page.getByLabel("Reason").fill(reason);
}

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

test("what a receiver missed is planned, sent, paused, resumed and cancelled", async ({
  page,
  source,
  inspector,
}) => {
  const receiver = await startReceiver();
  for (let n = 0; n < 40; n++)
    await source.send(plainEntry(`Guest ${String(n)}`));
  await addDestination(inspector, receiver.url, { ratePerSecond: 4 });
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
  await page.getByRole("button", { name: "Retry the failed ones" }).click();
  await expect(
    page.getByRole("heading", {
      name: "3 of 3 events delivered to CRM production",
    }),
  ).toBeVisible();

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
