import { expect, test } from "vitest";
import { v7 as uuidV7 } from "uuid";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  customer,
  distributionEnvelope,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { listRedemptions } from "./list-redemptions.ts";

process.env.APP_URL = "https://inspect.example";
await useTestDatabase();
const admin = testContext();

async function report(sourceKey: string, type: string, code: string) {
  const envelope = distributionEnvelope({
    customer,
    voucher: { ...voucher, code },
  });
  const body = Buffer.from(
    JSON.stringify({
      ...envelope,
      id: `whs_${uuidV7()}`,
      event: {
        ...envelope.event,
        id: `ev_${uuidV7()}`,
        type,
        created_at: "2026-11-25T10:00:00.000Z",
      },
    }),
  );
  await receiveWebhook({
    sourceKey,
    headers: [["content-type", "application/json"]],
    body,
    bodySize: body.length,
    remoteAddress: null,
  });
}

test("codes whose redemption was reported are told with its time, others are not", async () => {
  const key = `key-${uuidV7()}`;
  const { id } = await createSource(admin, { name: "Shop", key });
  await report(key, "customer.segment.entered", "USED-1");
  await report(key, "customer.segment.entered", "KEPT-1");
  await report(key, "customer.redemption.succeeded", "USED-1");
  await report(key, "redemption.failed", "KEPT-1");
  const asked = { sourceId: id, codes: ["USED-1", "KEPT-1"] };
  const told = await listRedemptions(admin, asked);
  expect([...told.keys()]).toEqual(["USED-1"]);
  expect(Date.parse(told.get("USED-1") ?? "")).not.toBeNaN();
  expect(await listRedemptions(admin, { sourceId: id, codes: [] })).toEqual(
    new Map(),
  );
  expect(await listRedemptions(testContext({ role: "viewer" }), asked)).toEqual(
    new Map(),
  );
});
