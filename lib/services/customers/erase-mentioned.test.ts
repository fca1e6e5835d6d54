import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { eventRow, storeEvents } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import {
  distributionEnvelope,
  plainMessage,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { receiveWebhook } from "#lib/ingest/receive-webhook.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { previewErasure } from "./preview-erasure.ts";

await useTestDatabase();

const admin = testContext();
const key = "source-key-of-mentions";
const person = {
  object: "customer",
  id: "cust_MentionedOne",
  source_id: "crm-person-4711",
  name: "Ida Mention",
  email: "Ida.Mention@traces.example",
  phone: "+44 20 7946 0018",
};
const code = "IDA-CODE-9Z";
const shared = "SPRING10";
let sourceId = "";
let oldId = "";

async function send(
  body: object | string | Buffer,
  headers: [string, string][] = [["content-type", "application/json"]],
): Promise<string> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const receipt = await receiveWebhook({
    sourceKey: key,
    headers,
    body: bytes,
    bodySize: bytes.length,
    remoteAddress: "192.0.2.77",
  });
  if (!("id" in receipt) || receipt.id === null)
    throw new Error(receipt.outcome);
  return receipt.id;
}

let sendouts = 0;

function entryOf(customer: object, given: object = {}) {
  sendouts += 1;
  return {
    ...distributionEnvelope({ ...plainMessage, customer, ...given }),
    id: `whs_mentioned${String(sendouts)}`,
  };
}

const other = {
  object: "customer",
  id: "cust_Other0001",
  source_id: "crm-other-1",
  name: "Ida Other",
  email: "other@harbour.example",
};

/** Bodies that hold the person somewhere, and who their customer is read to be. */
const mentions: Readonly<Record<string, () => Promise<string>>> = {
  "a place of a designer's own": () =>
    send({ data: { user: { email: person.email.toUpperCase() } } }),
  "a raw payload": () => send({ contact: `Call ${person.phone}!` }),
  "digits of the phone alone": () => send({ msisdn: "442079460018" }),
  "a form": () =>
    send(new URLSearchParams({ mail: person.email }).toString(), [
      ["content-type", "application/x-www-form-urlencoded"],
    ]),
  "no JSON": () => send(`mail to <${person.email}>`),
  "a holder": () =>
    send({
      type: "voucher.updated",
      data: { voucher: { holder_id: person.id } },
    }),
  "a merchant's id": () => send({ user: person.source_id }),
  "a code": () => send({ redemption: { code } }),
  "escapes of JSON": () =>
    send(String.raw`{"to":"ida.mention@traces\u002eexample"}`),
  "a compressed body": () =>
    send(gzipSync(JSON.stringify({ to: person.email })), [
      ["content-type", "application/json"],
      ["content-encoding", "gzip"],
    ]),
  "behind 9,000 characters": () =>
    send({ text: "x ".repeat(4_500), list: [{ deep: person.email }] }),
  "a header": () =>
    send({ n: 1 }, [
      ["content-type", "application/json"],
      ["x-forwarded-user", person.email],
    ]),
};

/** Bodies that only resemble them. */
const alike: Readonly<Record<string, object>> = {
  "a longer id": { holder: `${person.id}x` },
  "a longer address": { mail: `x${person.email}` },
  "a longer number": { phone: "4420794600189" },
  "the same name": { name: person.name },
  "a code that others have too": { code: shared },
  "a merchant's id in a longer one": { user: `${person.source_id}-b` },
};

beforeAll(async () => {
  const source = await createSource(admin, { name: "Shop", key });
  sourceId = source.id;
  const voucher = { ...uniqueCode.voucher, code };
  await send(entryOf(person, { ...uniqueCode, customer: person, voucher }));
  for (const customer of [person, { ...other, id: "cust_Third00001" }])
    await send(
      entryOf(customer, {
        ...uniqueCode,
        customer,
        voucher: { ...uniqueCode.voucher, code: shared },
      }),
    );
  // Sent long before anything else.
  const receivedAt = new Date(Date.now() - 86_400_000);
  const old = eventRow({
    sourceId,
    payload: { data: { user: { email: person.email } } },
    receivedAt,
    isEntry: false,
    eventType: null,
  });
  oldId = old.id;
  await storeEvents([old]);
});

const whatIsLeft = async () => {
  const rows = await db().$queryRaw<{ line: string }[]>`
    SELECT encode(COALESCE(body, ''), 'escape') || to_jsonb(e)::text AS line FROM event e`;
  return rows.map(({ line }) => line).join("\n");
};

test("whatever mentions an erased customer anywhere goes with them, and nothing that only resembles them", async () => {
  const ids = new Map<string, string>([["an old one", oldId]]);
  for (const [where, sendIt] of Object.entries(mentions))
    ids.set(where, await sendIt());
  const kept = new Map<string, string>();
  for (const [where, body] of Object.entries(alike))
    kept.set(where, await send(body));
  const ofOther = await send(
    entryOf({
      ...other,
      description: `Friend of ${person.email}`,
      metadata: { referred_by: person.id },
    }),
  );
  const counted = async () => {
    const { total, outcome } = await getFacets(admin, {});
    return { total, outcome };
  };
  const before = await counted();

  expect(
    await previewErasure(admin, { id: person.id, sourceId: null }),
  ).toMatchObject({
    events: 2,
    entries: 2,
    mentions: { events: ids.size + 1, ofOthers: 1 },
  });
  expect(await eraseCustomer(admin, person.id, { reason: "Asked" })).toEqual({
    events: 2 + ids.size + 1,
    entries: 3,
  });

  for (const [where, id] of ids) {
    const stub = await db().event.findUniqueOrThrow({ where: { id } });
    expect({ where, body: stub.body, sha: stub.bodySha256 }).toEqual({
      where,
      body: null,
      sha: null,
    });
    expect(stub.erasedAt).not.toBeNull();
  }
  for (const [where, id] of kept) {
    const { erasedAt, body } = await db().event.findUniqueOrThrow({
      where: { id },
    });
    expect({ where, erasedAt, isThere: body !== null }).toEqual({
      where,
      erasedAt: null,
      isThere: true,
    });
  }
  // The other's entry stays theirs; what was sent goes, since it names the person.
  expect(await getEvent(admin, ofOther)).toMatchObject({
    customer: { id: other.id, name: other.name, email: other.email },
    segment: { id: plainMessage.segment.id },
    payload: null,
    bodySha256: null,
  });
  expect(
    /(?<!\w)(?:ida\.mention@traces|ida-code-9z|cust_mentionedone\b)/u.exec(
      (await whatIsLeft()).toLowerCase(),
    ),
  ).toBeNull();
  expect(await counted()).toEqual(before);
});

test("an admin may leave further events as they are", async () => {
  const who = {
    ...person,
    id: "cust_Second0001",
    email: "second@traces.example",
    phone: null,
    source_id: "second-77",
  };
  await send(entryOf(who));
  const mention = await send({ data: { user: { email: who.email } } });
  expect(
    await eraseCustomer(admin, who.id, { reason: "Asked", mentions: false }),
  ).toEqual({ events: 1, entries: 1 });
  expect((await getEvent(admin, mention)).erasedAt).toBeNull();
});

test("a forged request gives no identifier by which others would be erased", async () => {
  const who = {
    ...person,
    id: "cust_Forged00001",
    email: "forged@traces.example",
    phone: null,
    source_id: "forged-77",
  };
  await send(entryOf(who));
  await storeEvents([
    eventRow({
      sourceId,
      outcome: "rejected",
      rejection: "signature_mismatch",
      isEntry: false,
      customerId: who.id,
      customerEmail: "victim@harbour.example",
    }),
  ]);
  const victim = await send({ user: "victim@harbour.example" });
  await eraseCustomer(admin, who.id, { reason: "Asked" });
  expect((await getEvent(admin, victim)).erasedAt).toBeNull();
});

test("however many events there are, and however large, none is left out", async () => {
  const who = {
    ...person,
    id: "cust_AmongMany001",
    email: "many@traces.example",
    phone: null,
    source_id: "many-77",
  };
  await send(entryOf(who));
  const day = new Date(Date.now() - 2 * 86_400_000);
  const start = timeToUuidV7Floor(day).slice(0, 24);
  const mentioned = [1, 2, 3, 5_000, 5_001, 5_002, 10_500];
  await db().$executeRaw`
    INSERT INTO event (id, source_id, received_at, happened_at, body, body_size, headers, outcome, signature, is_entry,
      reading_version, shape, is_searchable, event_type_assumed, problems, needs_attention, search_text)
    SELECT (${start}::text || lpad(to_hex(n), 12, '0'))::uuid, ${sourceId}::uuid, ${day}, ${day},
      convert_to(CASE WHEN n = ANY(${mentioned}::int[]) THEN '{"to":"many@traces.example"}' ELSE '{}' END, 'UTF8'),
      CASE WHEN n < 4 THEN 100000000 ELSE 2 END, '[]', 'accepted', 'not_checked', false, 5, 'raw', true, false, '[]', false, ''
    FROM generate_series(1, 10500) n`;
  expect(await eraseCustomer(admin, who.id, { reason: "Asked" })).toEqual({
    events: 1 + mentioned.length,
    entries: 1,
  });
});
