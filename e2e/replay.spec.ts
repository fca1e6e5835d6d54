import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Client } from "pg";
import { v7 as uuidV7 } from "uuid";
import {
  type Received,
  type Sink,
  startSink,
} from "#lib/replay/testing/sink.ts";
import { plainEntry } from "./bodies.ts";
import type { Inspector } from "./inspector.ts";
import { openFilter } from "./list.ts";
import { signed } from "./source.ts";
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
  await expect(page.getByRole("table").getByText("Ada")).toBeVisible();
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

/** Makes an event as old as if it had arrived that much earlier. */
async function moveEarlier(
  { databaseUrl }: Inspector,
  eventId: string,
  by: string,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ at: Date }>(
    "SELECT received_at - $2::interval AS at FROM event WHERE id = $1",
    [eventId, by],
  );
  const at = rows[0]?.at ?? new Date();
  await client.query(
    "UPDATE event SET id = $2, received_at = $3, happened_at = $3 WHERE id = $1",
    [eventId, uuidV7({ msecs: at.getTime() }), at],
  );
  await client.end();
}
