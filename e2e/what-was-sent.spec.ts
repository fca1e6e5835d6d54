import { readFile } from "node:fs/promises";
import { plainMessage } from "#lib/domain/voucherify/sample-bodies.ts";
import { entry } from "./bodies.ts";
import { expect, test } from "./test.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a body is searched, folded, copied and downloaded byte for byte", async ({
  page,
  source,
}) => {
  const body = `{ "a": 1.0,\t"a": 2,\r\n"é": "\\u00e9", "customer": ${JSON.stringify(plainMessage.customer)} }`;
  const id = await source.send(body);
  await page.goto(`/events/${id}`);
  const sent = page.getByRole("region", { name: "Payload" });
  await expect(sent).toContainText(`${String(Buffer.byteLength(body))} bytes`);
  const readable = sent.getByRole("textbox", {
    name: "Body, laid out in lines",
  });
  await expect(readable).toContainText('"a": 1.0,');

  await sent.getByRole("button", { name: "Search", exact: true }).click();
  await sent.getByRole("textbox", { name: "Find" }).fill("Laurent");
  await sent.getByRole("textbox", { name: "Find" }).press("Enter");
  await expect(readable.getByText("Laurent").first()).toBeVisible();
  await page.keyboard.press("Escape");

  await sent.getByRole("button", { name: "Fold all", exact: true }).click();
  await expect(readable).not.toContainText("Laurent");
  await sent.getByRole("button", { name: "Unfold all" }).click();
  await expect(readable).toContainText("Laurent");

  await sent.getByRole("link", { name: "Raw" }).click();
  await expect(page).toHaveURL(`/events/${id}?view=raw#what-was-sent`);
  await expect(
    sent.getByRole("textbox", { name: "Body as received" }),
  ).toBeVisible();
  await sent.getByRole("button", { name: "Copy this text" }).click();
  await expect(sent.getByText("Copied").first()).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(body);

  const saving = page.waitForEvent("download");
  await sent.getByRole("link", { name: "Download" }).click();
  const file = await (await saving).path();
  expect((await readFile(file)).equals(Buffer.from(body))).toBe(true);
});

test("headers are shown, and what is secret in them never leaves the server", async ({
  page,
  source,
}) => {
  const secrets = [
    "Bearer hunter2-hunter2-hunter2",
    "sk_live_0123456789abcdef",
  ];
  const [authorization = "", apiKey = ""] = secrets;
  const { body } = await source.post(entry(plainMessage), {
    authorization,
    "x-api-key": apiKey,
    "x-trace": "trace-shown",
  });
  const response = await page.goto(`/events/${body.id ?? ""}?view=headers`);
  const headers = page.getByRole("table", { name: /As received, in order/ });
  await expect(headers.getByRole("row", { name: "x-trace" })).toContainText(
    "trace-shown",
  );
  await expect(
    headers.getByRole("row", { name: "authorization" }),
  ).toContainText("30 characters, masked");
  const source_ = `${(await response?.text()) ?? ""}${await page.content()}`;
  for (const secret of secrets) expect(source_).not.toContain(secret.slice(5));
});

test("hostile text stays text", async ({ page, source }) => {
  const name = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`;
  const body = entry({
    ...plainMessage,
    customer: {
      ...plainMessage.customer,
      name,
      email: "\u202Egpj.exe\u202C@harbour.example",
      metadata: {
        __proto__x: "\u0000 NUL",
        "javascript:alert(1)": "javascript:document.title='owned'",
        long: "x".repeat(5_000),
      },
    },
    segment: { ...plainMessage.segment, name: "\u0000\uD800 broken" },
  });
  await page.goto(`/events/${await source.send(body)}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page).not.toHaveTitle("owned");
  await expect(
    page.getByRole("link", { name: "javascript:document.title" }),
  ).toHaveCount(0);
  await page.goto("/entries");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page).not.toHaveTitle("owned");
});

test("a key of any length leaves its value room to be read", async ({
  page,
  source,
}) => {
  const metadata = { ["k".repeat(300)]: "a value to be read" };
  const body = entry({
    ...plainMessage,
    customer: { ...plainMessage.customer, metadata },
  });
  await page.goto(`/events/${await source.send(body)}`);
  const value = page
    .getByRole("region", { name: "Customer" })
    .getByText("a value to be read");
  const box = await value.boundingBox();
  expect(box?.width).toBeGreaterThan(box?.height ?? 0);
});

const megabyte = 1_048_576;

test("a body of a megabyte opens", async ({ page, source }) => {
  const empty = JSON.stringify(entry({ ...plainMessage, filler: [""] }));
  const filler = "x ".repeat(megabyte).slice(0, megabyte - empty.length - 20);
  const padded = empty.replace('[""]', `["${filler}"]`);
  const body = padded + " ".repeat(megabyte - Buffer.byteLength(padded));
  expect(Buffer.byteLength(body)).toBe(megabyte);
  await page.goto(`/events/${await source.send(body)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Inès Laurent entered Cart left behind and was sent a plain message.",
  );
  await expect(page.getByRole("region", { name: "Payload" })).toContainText(
    "1,048,576 bytes",
  );
});

test("a body with fifty thousand keys opens", async ({ page, source }) => {
  const keys = Array.from(
    { length: 50_000 },
    (_, at) => [`key${String(at)}`, at] as const,
  );
  const body = entry({ ...plainMessage, ...Object.fromEntries(keys) });
  await page.goto(`/events/${await source.send(body)}`);
  await expect(
    page.getByRole("region", { name: "Other fields" }),
  ).toContainText("more are in the text under Payload");
});

test("JSON ten thousand levels deep opens", async ({ page, source }) => {
  const depth = 10_000;
  const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const body = JSON.stringify(entry(plainMessage)).replace(
    '"segment":',
    `"deep":${deep},"segment":`,
  );
  const id = await source.send(body);
  await page.goto(`/events/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Inès Laurent entered Cart left behind and was sent a plain message.",
  );
  await page.goto("/events");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
});

test("a body too large is refused, and its page says what is left of it", async ({
  page,
  source,
}) => {
  const answer = await source.post("x".repeat(megabyte + 1));
  expect(answer.status).toBe(413);
  await page.goto(`/events/${answer.body.id ?? ""}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Rejected: a body that was too large to be read arrived.",
  );
  await expect(
    page.getByRole("region", {
      name: "Rejected: its body was too large to be read",
    }),
  ).toContainText("MAX_BODY_BYTES");
  await expect(
    page.getByText(
      "The body was not kept. Its size and headers are all there is.",
    ),
  ).toBeVisible();
  await expect(
    page.getByText("Signature not checked: the body was not read"),
  ).toBeVisible();
  await expect(page.getByText("Too large: not read")).toBeVisible();
  await page.goto("/events?outcome=rejected");
  await expect(page.getByRole("table")).toContainText("Too large: not read");
});

test("a view that does not exist is told", async ({ page, source }) => {
  await page.goto(`/events/${await source.send(entry(plainMessage))}?view=xml`);
  await expect(page.getByText("There is no view “xml”")).toBeVisible();
});

test("an event is copied as one command, its exact body in it", async ({
  page,
  source,
}) => {
  const body = `{ "it's": 1.0,\n "customer": ${JSON.stringify(plainMessage.customer)} }`;
  const id = await source.send(body);
  await page.goto(`/events/${id}`);
  await page.getByRole("button", { name: "Copy as cURL" }).click();
  await expect(page.getByText("Copied").first()).toBeAttached();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toContain(body.replaceAll("'", String.raw`'\''`));
  expect(command).toContain("-H 'content-type: application/json'");
});
