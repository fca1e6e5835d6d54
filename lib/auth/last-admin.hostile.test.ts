import { beforeEach, expect, test } from "vitest";
import { insertMember } from "#lib/db/access/members.ts";
import { db } from "#lib/db/connection/client.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { removeMember } from "#lib/services/access/remove-member.ts";
import { updateMember } from "#lib/services/access/update-member.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { askedBy } from "./asked.ts";
import { followClaimedRole } from "./follow-claimed-role.ts";
import { toNewMember } from "./welcome/new-member.ts";

await useTestDatabase();

const context = testContext();
let ann = "";
let bob = "";

beforeEach(async () => {
  await db().member.deleteMany();
  ann = await addMember("ann@shop.example", "admin");
  bob = await addMember("bob@shop.example", "admin");
});

async function addMember(email: string, role: Role): Promise<string> {
  const member = await toNewMember({ email, password: "a sentence", role });
  await transact((transaction) => insertMember(transaction, member));
  return member.id;
}

const claim = (id: string, role: Role) =>
  followClaimedRole(askedBy(new Request("http://localhost:3000/")), id, role);

const roleOf = async (id: string) =>
  (await db().member.findUnique({ where: { id } }))?.role ?? null;

const countAdmins = () => db().member.count({ where: { role: "admin" } });

test("claims take an admin's role, though never that of the last, and the activity says both", async () => {
  await claim(ann, "viewer");
  expect(await roleOf(ann)).toBe("viewer");
  await claim(bob, "viewer");
  expect(await roleOf(bob)).toBe("admin");
  const { items } = await listActivity(context, { action: ["member.change"] });
  expect(items.slice(0, 2)).toMatchObject([
    { outcome: "refused", target: { id: bob } },
    { outcome: "done", target: { id: ann } },
  ]);
  // Once there is another one, they may go.
  await claim(ann, "admin");
  await claim(bob, "operator");
  expect(await roleOf(bob)).toBe("operator");
});

test("claims of somebody who was removed meanwhile change nothing", async () => {
  await removeMember(context, bob);
  await claim(bob, "admin");
  expect(await roleOf(bob)).toBeNull();
});

const endings: readonly (readonly [
  string,
  (id: string) => Promise<unknown>,
])[] = [
  ["claims", (id) => claim(id, "viewer")],
  ["demotes", (id) => updateMember(context, id, { role: "viewer" })],
  ["removes", (id) => removeMember(context, id)],
];

test.each(
  endings.flatMap(([one, first]) =>
    endings.map(([other, second]) => [one, other, first, second] as const),
  ),
)(
  "of two admins whom one %s and the other %s at the same moment, one stays",
  async (_one, _other, first, second) => {
    await Promise.allSettled([first(ann), second(bob)]);
    expect(await countAdmins()).toBe(1);
  },
);

test("ten at once leave one admin", async () => {
  const ids = [ann, bob];
  for (let n = 0; n < 8; n++)
    ids.push(await addMember(`one${String(n)}@shop.example`, "admin"));
  await Promise.allSettled(
    ids.map(async (id, at) => endings[at % endings.length]?.[1](id)),
  );
  expect(await countAdmins()).toBe(1);
});
