import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { NewActivity } from "#lib/domain/activity/activity.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { countActivity, listActors } from "./count-activity.ts";
import { listActivity } from "./list-activity.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { verifyActivity } from "./verify-activity.ts";

await useTestDatabase();

const admin = testContext();
const auditor = testContext({ role: "auditor" });

const record = (activity: NewActivity) =>
  transact((transaction) => recordActivity(transaction, admin, activity));

/** What only someone with the keys of the database can do. */
async function tamper(statement: string): Promise<void> {
  await db().$transaction([
    db().$executeRawUnsafe("ALTER TABLE activity DISABLE TRIGGER USER"),
    db().$executeRawUnsafe(statement),
    db().$executeRawUnsafe("ALTER TABLE activity ENABLE TRIGGER USER"),
  ]);
}

beforeEach(async () => {
  await tamper("DELETE FROM activity");
  await db()
    .$executeRaw`UPDATE activity_head SET sequence = 0, digest = decode(repeat('00', 32), 'hex')`;
});

async function recordThree(): Promise<void> {
  await record({
    action: "source.create",
    target: { kind: "source", id: "s1", name: "Default source" },
    details: { after: { name: "Default source", currency: null } },
  });
  await record({
    action: "customer.view",
    target: { kind: "customer" },
    personal: { customer: "cust_1", odd: "\0\ud800" },
  });
  await record({ action: "session.start", outcome: "refused" });
}

test("acts are listed newest first, page by page, with what they said", async () => {
  await recordThree();
  const first = await listActivity(auditor, {}, { limit: 2 });
  expect(first.items.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["session.start", "refused"],
    ["customer.view", "done"],
  ]);
  const rest = await listActivity(auditor, {}, { cursor: first.nextCursor });
  expect(rest.nextCursor).toBeNull();
  expect(rest.items).toMatchObject([
    {
      sequence: 1,
      actor: { kind: "member", id: "test", name: "Test" },
      at: admin.now.toISOString(),
      target: { kind: "source", id: "s1", name: "Default source" },
      details: { after: { name: "Default source", currency: null } },
      personal: null,
    },
  ]);
});

test("a list is filtered by group, outcome, actor and time", async () => {
  await recordThree();
  const actionsFor = async (filter: Parameters<typeof listActivity>[1]) =>
    (await listActivity(auditor, filter)).items.map(({ action }) => action);
  expect(await actionsFor({ group: "settings" })).toEqual(["source.create"]);
  expect(await actionsFor({ outcome: ["refused"] })).toEqual(["session.start"]);
  expect(await actionsFor({ actor: ["someone else"] })).toEqual([]);
  expect(await actionsFor({ to: admin.now })).toEqual([]);
  expect(await actionsFor({ from: admin.now })).toHaveLength(3);
});

test("acts are counted by group, and whoever did them is listed once, by the newest name", async () => {
  await recordThree();
  const renamed = testContext({
    actor: { kind: "member", id: "test", name: "Test Renamed" },
  });
  const worker = testContext({ actor: { kind: "system", name: "retention" } });
  for (const [recorder, action] of [
    [renamed, "session.end"],
    [worker, "retention.drop"],
  ] as const) {
    await transact((transaction) =>
      recordActivity(transaction, recorder, { action }),
    );
  }
  expect(await countActivity(auditor, {})).toEqual({
    total: 5,
    byGroup: {
      personal_data: 1,
      exports: 0,
      replays: 0,
      settings: 2,
      sign_ins: 2,
    },
  });
  expect(await countActivity(auditor, { actor: ["retention"] })).toMatchObject({
    total: 1,
  });
  expect(await listActors(auditor)).toEqual([
    { key: "retention", kind: "system", name: "retention" },
    { key: "test", kind: "member", name: "Test Renamed" },
  ]);
});

test("a viewer sees nothing of it", async () => {
  const viewer = testContext({ role: "viewer" });
  await expect(listActivity(viewer, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(verifyActivity(viewer)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("an act that fails leaves no record", async () => {
  await expect(
    transact(async (transaction) => {
      await recordActivity(transaction, admin, { action: "view.delete" });
      throw new Error("No.");
    }),
  ).rejects.toThrow("No.");
  expect((await listActivity(auditor, {})).items).toEqual([]);
});

test("acts of the same moment follow one another", async () => {
  await Promise.all(
    Array.from({ length: 12 }, () => record({ action: "session.start" })),
  );
  expect(await verifyActivity(auditor)).toEqual({
    rows: 12,
    erased: 0,
    faults: [],
  });
});

test.each([
  "UPDATE activity SET action = 'view.delete'",
  "UPDATE activity SET personal = '{}', erased_at = now()",
  "DELETE FROM activity",
  "TRUNCATE activity",
])("the database refuses %s", async (statement) => {
  await recordThree();
  await expect(db().$executeRawUnsafe(statement)).rejects.toThrow(
    "append-only",
  );
});

describe("whoever gets around that is found", () => {
  test.each([
    ["UPDATE activity SET remote_address = '::1' WHERE sequence = 2", [2]],
    [
      `UPDATE activity SET details = '{"after":{"name":"Other","currency":null}}' WHERE sequence = 1`,
      [1],
    ],
    [`UPDATE activity SET personal = '{"customer":"cust_2"}'`, [1, 2, 3]],
    ["DELETE FROM activity WHERE sequence = 1", [1]],
    ["DELETE FROM activity WHERE sequence = 2", [2]],
    ["DELETE FROM activity WHERE sequence = 3", [3]],
    ["DELETE FROM activity", [1]],
    [
      "UPDATE activity SET sequence = CASE sequence WHEN 1 THEN 22 ELSE 11 END WHERE sequence < 3",
      [1, 11, 12, 22],
    ],
    [
      `UPDATE activity SET salt = other.salt, content_digest = other.content_digest, digest = other.digest
       FROM activity other WHERE activity.sequence = 3 AND other.sequence = 1`,
      [3],
    ],
  ])("%s", async (statement, named) => {
    await recordThree();
    await tamper(statement);
    const { faults } = await verifyActivity(auditor);
    expect([...new Set(faults.map(({ sequence }) => sequence))]).toEqual(
      expect.arrayContaining(named),
    );
    expect(faults.length).toBeGreaterThan(0);
  });
});

test("values erased on request are counted, and are no fault", async () => {
  await recordThree();
  await db()
    .$executeRaw`UPDATE activity SET personal = NULL, personal_salt = NULL, erased_at = now() WHERE sequence = 2`;
  expect(await verifyActivity(auditor)).toEqual({
    rows: 3,
    erased: 1,
    faults: [],
  });
});
