import { testContext } from "#lib/services/testing/test-context.ts";
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createSource } from "./create-source.ts";
import { sendTestEntry } from "./send-test-entry.ts";
import { updateSource } from "./update-source.ts";

await useTestDatabase();

const eventId = "019ab3f2-6c1e-7000-8000-000000000001";
type Received = {
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
};
let received: Received[] = [];
let answer = { status: 200, body: JSON.stringify({ id: eventId }) };

const listener = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ url: request.url, headers: request.headers, body });
    response.writeHead(answer.status).end(answer.body);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) =>
    listener.listen(0, "127.0.0.1", resolve),
  );
  const address = listener.address();
  if (address === null || typeof address === "string")
    throw new Error("no port");
  process.env.PORT = String(address.port);
});
afterAll(() => {
  listener.close();
});

test("a test entry goes to the source's own address, signed with its newest secret", async () => {
  const source = await createSource(testContext(), {
    name: "A",
    secret: "old",
  });
  await updateSource(testContext(), source.id, { secret: "new" });
  expect(await sendTestEntry(testContext(), source.id)).toEqual({ eventId });
  const [request] = received;
  expect(request?.url).toBe(`/api/webhooks/${source.key}`);
  expect(request?.headers["x-voucherify-signature"]).toBe(
    createHmac("sha256", "new").update(String(request?.body)).digest("hex"),
  );
});

test("without a secret it is not signed, and two are never the same sendout", async () => {
  received = [];
  const source = await createSource(testContext(), { name: "B" });
  await sendTestEntry(testContext(), source.id);
  await sendTestEntry(testContext(), source.id);
  expect(
    received.map(({ headers }) => headers["x-voucherify-signature"]),
  ).toEqual([undefined, undefined]);
  expect(received[0]?.body).not.toBe(received[1]?.body);
});

test("what the listener answered is told when it did not accept", async () => {
  answer = { status: 503, body: JSON.stringify({ error: "Send it again." }) };
  await expect(sendTestEntry(testContext())).rejects.toMatchObject({
    code: "unavailable",
    message: "The test entry was answered 503. Send it again.",
  });
});

test("an archived source takes none", async () => {
  const source = await createSource(testContext(), { name: "C" });
  await updateSource(testContext(), source.id, { archived: true });
  await expect(sendTestEntry(testContext(), source.id)).rejects.toMatchObject({
    code: "conflict",
  });
});
