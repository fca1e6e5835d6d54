import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { createInvitation } from "./access/create-invitation.ts";
import { removeMember } from "./access/remove-member.ts";
import { revokeInvitation } from "./access/revoke-invitation.ts";
import { updateMember } from "./access/update-member.ts";
import { countActivity, listActors } from "./activity/count-activity.ts";
import { exportActivity } from "./activity/export-activity.ts";
import { listActivity } from "./activity/list-activity.ts";
import type { Context } from "./context.ts";
import { getCustomerSidebar } from "./customers/get-customer-sidebar.ts";
import { getCustomer } from "./customers/get-customer.ts";
import { listCustomerEntries } from "./customers/list-customer-entries.ts";
import { getDimension } from "./dimensions/get-dimension.ts";
import { compareEvents } from "./events/compare-events.ts";
import { getEventBody } from "./events/get-event-body.ts";
import { getEvent } from "./events/get-event.ts";
import { listEvents } from "./events/list-events.ts";
import { listNeighbourEntries } from "./events/list-neighbour-entries.ts";
import { createSource } from "./sources/create-source.ts";
import { getSource } from "./sources/get-source.ts";
import { sendTestEntry } from "./sources/send-test-entry.ts";
import { updateSource } from "./sources/update-source.ts";
import { changeRetention } from "./retention/change-retention.ts";
import { createToken } from "./tokens/create-token.ts";
import { listTokens } from "./tokens/list-tokens.ts";
import { revokeToken } from "./tokens/revoke-token.ts";
import { testContext } from "./testing/test-context.ts";
import { hidden, other, own, storeTwoShops } from "./testing/two-shops.ts";

await useTestDatabase();

let scoped: Context;

beforeAll(async () => {
  scoped = await storeTwoShops();
});

type Ask = (context: Context) => Promise<unknown>;

const byId: readonly (readonly [string, Ask])[] = [
  ["an event", (c) => getEvent(c, other.event)],
  ["a body", (c) => getEventBody(c, other.event)],
  [
    "a comparison",
    (c) => compareEvents(c, { id: own.event, otherId: other.event }),
  ],
  [
    "a customer of that source",
    (c) => getCustomer(c, { id: "cust_both", sourceId: other.id }),
  ],
  [
    "a customer",
    (c) => getCustomer(c, { id: `cust_${hidden}`, sourceId: null }),
  ],
  [
    "a segment",
    (c) => getDimension(c, { kind: "segment", id: `seg_${hidden}` }),
  ],
  [
    "a campaign",
    (c) => getDimension(c, { kind: "campaign", id: `camp_${hidden}` }),
  ],
  ["a source", (c) => getSource(c, other.id)],
  ["a change of a source", (c) => updateSource(c, other.id, { name: "Mine" })],
  ["a test entry", (c) => sendTestEntry(c, other.id)],
];

test.each(byId)("%s of another's source is not found", async (_of, ask) => {
  await expect(ask(scoped)).rejects.toMatchObject({ code: "not_found" });
});

test("a customer's key of another's source leads nowhere", async () => {
  const foreign = { customerId: "cust_both", sourceId: other.id };
  const { entries } = await listCustomerEntries(scoped, foreign, {
    order: "asc",
  });
  expect(entries).toEqual([]);
  const sidebar = await getCustomerSidebar(scoped, foreign);
  expect(JSON.stringify(sidebar)).not.toContain(hidden);
  const { items } = await listEvents(testContext(), { id: [other.event] });
  const [event] = items;
  if (!event) throw new Error("It was stored.");
  expect(await listNeighbourEntries(scoped, event)).toEqual({
    older: [],
    newer: [],
    total: 0,
  });
});

const nobody = "0197f000-0000-7000-8000-000000000000";

const whole: readonly (readonly [string, Ask])[] = [
  ["adds a source", (c) => createSource(c, { name: "Mine" })],
  [
    "invites somebody",
    (c) =>
      createInvitation(c, { email: "mallory@shop.example", role: "admin" }),
  ],
  ["withdraws an invitation", (c) => revokeInvitation(c, nobody)],
  ["changes a member", (c) => updateMember(c, nobody, { role: "viewer" })],
  ["removes a member", (c) => removeMember(c, nobody)],
  ["has months removed", (c) => changeRetention(c, { months: 1 })],
  [
    "makes a token for all",
    (c) => createToken(c, { name: "x", role: "admin" }),
  ],
];

test.each(whole)(
  "whoever knows of some sources only %s not, an admin's token neither",
  async (_does, ask) => {
    await expect(ask(scoped)).rejects.toMatchObject({ code: "forbidden" });
  },
);

test("tokens that know more are as if they were not there", async () => {
  const admin = testContext();
  const all = await createToken(admin, { name: hidden, role: "viewer" });
  const both = await createToken(admin, {
    name: hidden,
    role: "viewer",
    sources: [own.id, other.id],
  });
  const mine = await createToken(scoped, {
    name: "Mine",
    role: "viewer",
    sources: [own.id],
  });
  expect((await listTokens(scoped)).map(({ id }) => id)).toEqual([mine.id]);
  for (const { id } of [all, both])
    await expect(revokeToken(scoped, id)).rejects.toMatchObject({
      code: "not_found",
    });
  await revokeToken(scoped, mine.id);
  const revoked = (await listTokens(admin)).filter(
    ({ revokedAt }) => revokedAt,
  );
  expect(revoked.map(({ id }) => id)).toEqual([mine.id]);
});

test("of the activity they are told what they did themselves", async () => {
  const token = testContext({
    sources: [own.id],
    actor: { kind: "token", id: "token-of-own", name: "Own" },
  });
  await updateSource(token, own.id, { currency: "EUR" });
  const { items } = await listActivity(token, {});
  expect(items.map(({ action, actor }) => [action, actor.id])) //
    .toEqual([["source.change", "token-of-own"]]);
  expect((await countActivity(token, {})).total).toBe(1);
  expect((await listActors(token)).map(({ key }) => key)) //
    .toEqual(["token-of-own"]);
  expect((await listActivity(token, { actor: ["test"] })).items).toEqual([]);
  let file = "";
  for await (const { chunks } of exportActivity(token, {}, "ndjson"))
    file += Buffer.concat(chunks).toString();
  expect(file).not.toContain(hidden);
});
