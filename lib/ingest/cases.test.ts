import { expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { markReusedCodes } from "#lib/db/maintenance/mark-reused-codes.ts";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  campaign,
  customer,
  publication,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import {
  caseEntry,
  makeCaseSource,
  namedEntry,
  problemKinds,
} from "./testing/case-source.ts";

await useTestDatabase();

const context = testContext();

const makeSource = (projectId: string | null = null) =>
  makeCaseSource({ projectId });

test("05, 06: a customer is found however the name and the e-mail are written", async () => {
  const { send, list } = await makeSource();
  await send(
    namedEntry("cust_a", "Zoé 김철수".normalize("NFC"), "Zoé@Shop.EXAMPLE"),
  );
  await send(
    namedEntry("cust_b", "Zoé 김철수".normalize("NFD"), "zoé2@shop.example"),
  );
  await send(namedEntry("cust_c", "IŞIK O’Brien", "Upper@Shop.Example"));
  const found = async (filter: EventFilter) =>
    (await list({ ...filter, order: "asc" })).map((item) => item.customer?.id);
  for (const q of ["zoé", "zoé".normalize("NFD"), "ZOE", "김철수"]) {
    expect([q, await found({ q })]).toEqual([q, ["cust_a", "cust_b"]]);
  }
  for (const q of ["ışık", "isik", "o'brien", "IŞIK"]) {
    expect([q, await found({ q })]).toEqual([q, ["cust_c"]]);
  }
  for (const one of ["upper@shop.example", "UPPER@SHOP.EXAMPLE"]) {
    expect(await found({ customer: [one] })).toEqual(["cust_c"]);
  }
  expect(
    await found({ customer: ["zoé@shop.example".normalize("NFD")] }),
  ).toEqual(["cust_a"]);
  expect(await found({ customer: ["Zoe 김철수"] })).toEqual([
    "cust_a",
    "cust_b",
  ]);
});

test("phone numbers and values of metadata are found as text", async () => {
  const { send, list } = await makeSource();
  await send(
    caseEntry({
      customer: {
        ...customer,
        phone: "+1 933 222 3333",
        metadata: { tier: "Platinum", shop: 40771 },
      },
      segment,
    }),
  );
  for (const q of ["19332223333", "platinum", "40771"]) {
    expect([q, (await list({ q })).length]).toEqual([q, 1]);
  }
});

test("10: a publication that failed sent nobody a code", async () => {
  const { id: source, send, list } = await makeSource();
  await send(
    caseEntry({
      ...uniqueCode,
      publication: { ...publication, result: "FAILURE" },
    }),
  );
  const [event] = await list({});
  expect(event && problemKinds(event)).toContain("publication_failed");
  expect(event && describeEntryAsText(event)).toBe(
    "Inès Laurent entered Cart left behind, but publishing the code BACK-7KQ2-M9 from Win-back 15 failed.",
  );
  const of = await getCustomer(context, { id: customer.id, sourceId: source });
  expect(of.codeCount).toBe(0);
});

test("11: a repeat with other bytes says so, one with the same does not", async () => {
  const { send } = await makeSource();
  const first = caseEntry({ customer, segment });
  await send(first);
  const same = await getEvent(context, await send(first));
  expect(same.outcome).toBe("duplicate");
  expect(problemKinds(same)).toEqual([]);
  const other = await getEvent(
    context,
    await send({
      ...first,
      data: { customer: { ...customer, email: "b@shop.example" }, segment },
    }),
  );
  expect(other.outcome).toBe("duplicate");
  expect(problemKinds(other)).toEqual(["repeat_differs"]);
  expect(other.needsAttention).toBe(true);
});

test("12: an event of another project says so, and is found by its project", async () => {
  const { send, list } = await makeSource("proj_Live0002");
  const body = caseEntry({ customer, segment });
  await send({ ...body, project_id: "sand_Box00001" });
  await send({
    ...caseEntry({ customer, segment }),
    project_id: "proj_Live0002",
  });
  const [foreign, ...rest] = await list({ project: ["sand_Box00001"] });
  expect(rest).toEqual([]);
  expect(foreign?.problems).toMatchObject([
    {
      kind: "foreign_project",
      message:
        "Sent by sandbox sand_Box00001; this source is for proj_Live0002.",
    },
  ]);
  expect((await list({ problem: ["foreign_project"] })).length).toBe(1);
});

test("one unique code of two customers is said of both, and found", async () => {
  const { send, list } = await makeSource();
  const sentTo = (id: string, code: string) =>
    send(
      caseEntry({
        ...uniqueCode,
        customer: { ...customer, id },
        voucher: { ...voucher, code, holder_id: id },
        publication: { ...publication, customer_id: id },
      }),
    );
  const first = await sentTo("cust_one", "TWICE-1");
  const second = await sentTo("cust_two", "TWICE-1");
  const again = await sentTo("cust_three", "ONCE-1");
  await sentTo("cust_three", "ONCE-1");
  const kinds = async (id: string) => problemKinds(await getEvent(context, id));
  expect(await kinds(first)).toContain("code_reused");
  expect(await kinds(second)).toContain("code_reused");
  expect(await kinds(again)).not.toContain("code_reused");
  const found = await list({ problem: ["code_reused"], order: "asc" });
  expect(found.map(({ id }) => id)).toEqual([first, second]);
  expect(found.every((one) => problemKinds(one).includes("code_reused"))).toBe(
    true,
  );
  await markReusedCodes(new Date());
  // Once the worker was there, every list, count and export has it, and nothing says it twice.
  const flagged = (await list({})).filter((one) =>
    problemKinds(one).includes("code_reused"),
  );
  expect(flagged.map(({ id }) => id)).toEqual([second, first]);
  expect(flagged.every(({ needsAttention }) => needsAttention)).toBe(true);
  expect((await kinds(first)).filter((kind) => kind === "code_reused")).toEqual(
    ["code_reused"],
  );
});

test("a customer and a publication that name different people are said", async () => {
  const { send, list } = await makeSource();
  await send(
    caseEntry({
      ...uniqueCode,
      publication: { ...publication, customer_id: "cust_somebodyElse" },
    }),
  );
  expect(await list({ problem: ["disagreement"] })).toMatchObject([
    { needsAttention: true },
  ]);
});

test("a placeholder that nothing was put in for is said", async () => {
  const { send, list } = await makeSource();
  await send(
    caseEntry({
      user: { name: "{{customer.name}}" },
      list: "{{segment.name}}",
    }),
  );
  expect(await list({ problem: ["unresolved_placeholder"] })).toHaveLength(1);
});

test("a code that had expired before it was delivered says so, and is found", async () => {
  const { send, list } = await makeSource();
  const until = new Date(Date.now() - 9 * 3_600_000 - 60_000).toISOString();
  await send(
    caseEntry({
      ...uniqueCode,
      voucher: { ...voucher, expiration_date: until },
    }),
  );
  await send(
    caseEntry({
      ...uniqueCode,
      campaign: { ...campaign, expiration_date: "2999-01-01T00:00:00.000Z" },
    }),
  );
  await send(caseEntry({ customer, segment }));
  const [expired, ...rest] = await list({ validity: "expired_on_arrival" });
  expect(rest).toEqual([]);
  expect(expired).toMatchObject({ validUntil: until, needsAttention: true });
  expect(expired?.problems[0]?.message).toMatch(/^The code expired 9 h before/);
  expect((await list({ validity: "expired" })).length).toBe(1);
  expect((await list({ validity: "none" })).length).toBe(1);
});

test("what arrives late is in its place, and says so", async () => {
  const { id: source, send } = await makeSource();
  const at = (time: string, name: string) => {
    const body = namedEntry("cust_late", name, "late@shop.example");
    return send({ ...body, event: { ...body.event, created_at: time } });
  };
  const second = await at("2026-11-20T12:00:00.000Z", "New name");
  const first = await at("2026-11-19T12:00:00.000Z", "Old name");
  const key = { customerId: "cust_late", sourceId: source };
  const found = await getCustomer(context, { ...key, id: key.customerId });
  const { entries } = await listCustomerEntries(context, key, { order: "asc" });
  expect(found.name).toBe("New name");
  expect(found.firstEntryAt).toBe("2026-11-19T12:00:00.000Z");
  expect(
    entries.map(({ id, entryNumber, arrivedLate }) => [
      id,
      entryNumber,
      arrivedLate,
    ]),
  ).toEqual([
    [first, 1, true],
    [second, 2, false],
  ]);
});
