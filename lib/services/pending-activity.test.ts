import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { transact } from "#lib/db/connection/transaction.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { authorize } from "#lib/services/authorize.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { exportActivity } from "./activity/export-activity.ts";
import { listActivity } from "./activity/list-activity.ts";
import { noteActivity, writePendingActivity } from "./pending-activity.ts";
import { recordActivity } from "./record-activity.ts";

await useTestDatabase();

const admin = testContext();

async function newest() {
  await writePendingActivity();
  return (await listActivity(admin, {})).items[0];
}

test("that somebody was refused is recorded, with what they may not do", async () => {
  const viewer = testContext({ role: "viewer" });
  expect(() => {
    authorize(viewer, "read_activity");
  }).toThrow("Your role may not");
  expect(await newest()).toMatchObject({
    action: "access.refuse",
    outcome: "refused",
    details: { permission: "read_activity" },
  });
});

test("a look that began before an erasure is recorded without a name, a later one with it", async () => {
  const view = {
    action: "customer.view",
    target: { kind: "customer" },
    personal: { customer: "cust_1" },
  } as const;
  const at = new Date("2026-11-26T10:00:00Z");
  await transact((transaction) =>
    recordActivity(transaction, testContext({ now: at }), {
      action: "customer.erase",
    }),
  );
  noteActivity(testContext({ now: new Date("2026-11-26T09:59:00Z") }), view);
  expect(await newest()).toMatchObject({ ...view, personal: null });
  noteActivity(testContext({ now: new Date("2026-11-26T10:01:00Z") }), view);
  expect(await newest()).toMatchObject(view);
});

test("an export has every row that fits, and is itself recorded with its rows and digest", async () => {
  const chunks: Buffer[] = [];
  for await (const part of exportActivity(
    admin,
    { outcome: ["done"] },
    "ndjson",
  ))
    chunks.push(...part.chunks);
  const file = Buffer.concat(chunks);
  expect(file.toString().trim().split("\n")).toHaveLength(3);
  expect(await newest()).toMatchObject({
    action: "activity.export",
    details: {
      filter: { outcome: ["done"] },
      rows: 3,
      sha256: createHash("sha256").update(file).digest("hex"),
    },
  });
});
