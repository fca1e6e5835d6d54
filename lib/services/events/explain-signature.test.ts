import { expect, test } from "vitest";
import { v7 as uuidV7 } from "uuid";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { signBody } from "#lib/replay/sending/replay-headers.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { reverifySource } from "#lib/services/sources/reverify-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { explainSignature } from "./explain-signature.ts";
import { getEvent } from "./get-event.ts";

process.env.APP_URL = "https://inspect.example";
await useTestDatabase();
const admin = testContext();
const body = Buffer.from('{"customer":{"id":"cust_1"}}');

async function reject(key: string, secret: string | null): Promise<string> {
  const answer = await receiveWebhook({
    sourceKey: key,
    headers: [
      ["content-type", "application/json"],
      ...(secret === null
        ? []
        : [
            ["x-voucherify-signature", signBody(body, secret)] as [
              string,
              string,
            ],
          ]),
    ],
    body,
    bodySize: body.length,
    remoteAddress: null,
  });
  if (answer.outcome !== "rejected" || !("id" in answer) || !answer.id)
    throw new Error("It was not rejected.");
  return answer.id;
}

async function explain(id: string, context = admin) {
  return explainSignature(context, await getEvent(admin, id), body);
}

test("a retired secret is found, made active again, and the event accepted", async () => {
  const key = `key-${uuidV7()}`;
  const { id } = await createSource(admin, {
    name: "Shop",
    key,
    secret: "old",
  });
  const before = await updateSource(admin, id, { secret: "new" });
  const old = before.secrets.at(-1)?.id ?? "";
  await updateSource(admin, id, { retireSecret: old });
  const event = await reject(key, "old");
  await reject(key, null);

  const told = await explain(event);
  expect(told.received).toBe(
    `${signBody(body, "old").slice(0, 8)}…${signBody(body, "old").slice(-4)}`,
  );
  expect(
    told.trials.map(({ secret: { kind }, matches }) => [kind, matches]),
  ).toEqual([
    ["active", false],
    ["retired", true],
  ]);
  expect(told.rejected).toEqual({ count: 2, exact: true });
  expect(JSON.stringify(told)).not.toMatch(/[0-9a-f]{64}/);

  const match = told.trials.find(({ matches }) => matches)?.secret.id ?? "";
  await updateSource(admin, id, { restoreSecret: match });
  expect((await explain(event)).trials).toContainEqual(
    expect.objectContaining({
      matches: true,
      secret: expect.objectContaining({ kind: "active" }) as unknown,
    }),
  );
  expect(await reverifySource(admin, id)).toMatchObject({ accepted: 1 });
});

test("a secret cannot be restored twice, and never makes three active", async () => {
  const key = `key-${uuidV7()}`;
  const { id } = await createSource(admin, { name: "Shop", key, secret: "a" });
  const [first] = (await updateSource(admin, id, {})).secrets;
  await updateSource(admin, id, { secret: "b" });
  await updateSource(admin, id, { secret: "c" });
  const restored = await updateSource(admin, id, {
    restoreSecret: first?.id ?? "",
  });
  expect(restored.secrets).toHaveLength(2);
  expect(restored.secrets.map((secret) => secret.id)).toContain(first?.id);
  await expect(
    updateSource(admin, id, { restoreSecret: first?.id ?? "" }),
  ).rejects.toMatchObject({ code: "not_found", field: "restoreSecret" });
});

test("another source's secret is named, unless the reader may not know of that source", async () => {
  const key = `key-${uuidV7()}`;
  const { id } = await createSource(admin, { name: "Shop", key, secret: "a" });
  const other = `secret-${uuidV7()}`;
  await createSource(admin, {
    name: "Outlet",
    key: `key-${uuidV7()}`,
    secret: other,
  });
  const event = await reject(key, other);
  const sourceOf = (told: Awaited<ReturnType<typeof explain>>) =>
    told.trials.find(({ matches }) => matches)?.secret;
  expect(sourceOf(await explain(event))).toMatchObject({
    kind: "of_other_source",
    sourceName: "Outlet",
  });
  const scoped = testContext({ role: "auditor", sources: [id] });
  expect(sourceOf(await explain(event, scoped))).toMatchObject({
    sourceName: null,
  });
});

test("who may not see bodies is told nothing", async () => {
  const viewer = testContext({ role: "viewer" });
  await expect(
    explainSignature(
      viewer,
      { headers: [], source: { id: uuidV7(), name: "", currency: null } },
      body,
    ),
  ).rejects.toMatchObject({ code: "forbidden" });
});
