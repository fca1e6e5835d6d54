import { plainMessage } from "#lib/domain/voucherify/sample-bodies.ts";
import { entry, plainEntry } from "./bodies.ts";
import { createSource, signed } from "./source.ts";
import { expect, test } from "./test.ts";

// Webhooks reach the route handler, through all that Next puts before it.
test.use({ serverEnv: { PLAIN_NEXT: "1" } });

const kept: readonly (readonly [string, () => object | string])[] = [
  ["an entry", () => entry(plainMessage)],
  ["bare data", () => plainMessage],
  ["other JSON", () => ({ hello: "there" })],
  ["a number", () => "1e400"],
  ["what is not JSON", () => "<html>"],
  ["nothing", () => ""],
];

for (const [what, body] of kept) {
  test(`the route handler keeps ${what}, byte for byte`, async ({
    inspector,
    source,
  }) => {
    const sent = body();
    const answer = await source.post(sent);
    expect(answer).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
    const stored = await fetch(
      `${inspector.origin}/api/v1/events/${answer.body.id ?? ""}/body`,
      { headers: { cookie: inspector.cookie } },
    );
    expect(await stored.text()).toBe(
      typeof sent === "string" ? sent : JSON.stringify(sent),
    );
  });
}

test("the route handler tells a repeat from the first", async ({ source }) => {
  const body = entry(plainMessage);
  await source.post(body);
  expect(await source.post(body)).toMatchObject({
    status: 200,
    body: { outcome: "duplicate" },
  });
});

test("the route handler refuses what the secret does not prove", async ({
  inspector,
}) => {
  const secret = "a webhook secret";
  const source = await createSource(inspector, {
    name: "Signed",
    secret,
  });
  const body = `{ "spaced" : ${JSON.stringify(plainEntry("Mona"))} }`;
  const rejected = { status: 401, body: { outcome: "rejected" } };
  expect(await source.post(body)).toMatchObject(rejected);
  expect(await source.post(body, signed("another", body))).toMatchObject(
    rejected,
  );
  expect((await source.post(body, signed(secret, body))).status).toBe(200);
});

test("the route handler refuses a body that is too large", async ({
  source,
}) => {
  const answer = await source.post("x".repeat(1_048_577));
  expect(answer).toMatchObject({ status: 413, body: { outcome: "rejected" } });
});

test("the route handler knows its addresses and its methods", async ({
  inspector,
  source,
}) => {
  const unknown = `${inspector.origin}/api/webhooks/no-such-source-key`;
  expect((await fetch(unknown, { method: "POST", body: "{}" })).status).toBe(
    404,
  );
  expect((await fetch(unknown)).status).toBe(404);
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await fetch(source.webhookUrl, { method });
    expect(answer.status, method).toBe(405);
    expect(answer.headers.get("allow")).toContain("POST");
  }
  for (const method of ["GET", "HEAD"]) {
    expect((await fetch(source.webhookUrl, { method })).status).toBe(200);
  }
});

test("headers and methods that mean something to Next mean nothing here", async ({
  inspector,
  source,
}) => {
  const headers = { rsc: "1", "next-action": "x", "x-nextjs-data": "1" };
  const answer = await source.post(entry(plainMessage), headers);
  expect(answer).toMatchObject({ status: 200, body: { outcome: "accepted" } });
  const stored = await fetch(
    `${inspector.origin}/api/v1/events/${answer.body.id ?? ""}`,
    { headers: { cookie: inspector.cookie } },
  );
  expect(((await stored.json()) as { headers: unknown }).headers).toEqual(
    expect.arrayContaining(Object.entries(headers)),
  );
  const other = await fetch(source.webhookUrl, { method: "PROPFIND" });
  expect(other.status).toBe(405);
  expect(await other.json()).toEqual({ error: "This address takes POST." });
});

test("the pages show what the route handler received", async ({
  page,
  source,
}) => {
  await page.goto("/entries");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await source.send(plainEntry("Mona Quist"));
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toBeVisible();
});
