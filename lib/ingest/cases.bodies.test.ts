import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import {
  customer,
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

/** Cases from public bug reports lie beside the repository where there are any. */
const folder = new URL("../../../shared/cases/", import.meta.url);

const caseFile = (name: string): string | null => {
  const file = new URL(name, folder);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};

const makeSource = (projectId: string | null = null) =>
  makeCaseSource({ projectId });

describe("1: digits are those that were sent", () => {
  /** A body whose numbers are put in as text, since no value of ours would hold them. */
  const sentWith = (
    id: string,
    { spent, points, gift }: Record<"spent" | "points" | "gift", string>,
  ) => {
    const body = caseEntry({
      ...uniqueCode,
      customer: {
        ...customer,
        id,
        summary: {
          redemptions: { loyalty_card: { points_to_go: "<points>" } },
          orders: { total_count: 1, total_amount: "<spent>" },
        },
      },
      voucher: {
        ...voucher,
        holder_id: id,
        type: "GIFT_VOUCHER",
        discount: null,
        gift: { amount: "<gift>", balance: "<gift>" },
      },
    });
    return JSON.stringify(body)
      .replaceAll('"<spent>"', spent)
      .replaceAll('"<points>"', points)
      .replaceAll('"<gift>"', gift);
  };

  test("in the offer, the figures and what changed", async () => {
    const { id: source, send, list } = await makeSource();
    const given = { points: "1.50", gift: "12345678901234567891" };
    for (const spent of [
      "9007199254740992",
      "9007199254740993",
      "9.007199254740993e15",
    ])
      await send(sentWith("cust_digits", { spent, ...given }));
    const [event] = await list({});
    expect(event?.offer).toEqual({
      kind: "gift_card",
      balance: "12345678901234567891",
    });
    expect(event?.offer && describeOffer(event.offer, "EUR")).toBe(
      "Gift card with 123,456,789,012,345,678.91 EUR",
    );
    const key = { customerId: "cust_digits", sourceId: source };
    const { figures } = await getCustomer(context, {
      ...key,
      id: key.customerId,
    });
    expect(
      figures.map(({ label, points }) => [
        label,
        points.map(({ value }) => value),
      ]),
    ).toMatchObject([
      ["Orders", [1, 1, 1]],
      [
        "Spent",
        [9_007_199_254_740_992, "9007199254740993", "9007199254740993"],
      ],
      ["Points to spend", [1.5, 1.5, 1.5]],
      ["Gift credit left", []],
      ["Redemptions", []],
    ]);
    const { entries } = await listCustomerEntries(context, key, {
      order: "asc",
    });
    expect(
      entries.map(({ difference }) =>
        difference?.changes
          .filter(({ noise }) => !noise)
          .map(({ label, before, after }) =>
            [label, JSON.stringify(before), JSON.stringify(after)].join(" "),
          ),
      ),
    ).toEqual([undefined, ["Spent 9007199254740992 9007199254740993"], []]);
  });

  test("of an id that was sent as a number", async () => {
    const { send, list } = await makeSource();
    const body = JSON.stringify(
      caseEntry({ customer: { ...customer, source_id: "<id>" }, segment }),
    );
    await send(body.replace('"<id>"', "12345678901234567890"));
    expect(await list({ q: "12345678901234567890" })).toMatchObject([
      { customer: { sourceId: "12345678901234567890" } },
    ]);
  });
});

test("13: a day that the month lacks is no time", async () => {
  const { send, list } = await makeSource();
  await send(
    caseEntry({ customer, segment }, { created_at: "2026-04-31T08:00:00Z" }),
  );
  const [event] = await list({});
  expect(event?.sentAt).toBeNull();
  expect(event && problemKinds(event)).toContain("bad_time");
});

describe("15: a wrapped body is kept, named and read", () => {
  const inner = () => namedEntry("cust_wrapped", "Robin", "robin@shop.example");
  test.each<[string, () => unknown, string, string]>([
    [
      "a string",
      () => JSON.stringify(JSON.stringify(inner())),
      "JSON string",
      "raw",
    ],
    ["a list", () => [inner()], "list of one", "raw"],
    ["a key", () => ({ headers: {}, body: inner() }), "key “body”", "raw"],
    [
      "text at a key",
      () => ({ message: { data: JSON.stringify(inner()) } }),
      "key “data”",
      "raw",
    ],
    [
      "a form",
      () => `payload=${encodeURIComponent(JSON.stringify(inner()))}`,
      "form field “payload”",
      "not_json",
    ],
  ])("%s", async (_what, body, words, shape) => {
    const { send, list } = await makeSource();
    await send(body());
    const [event] = await list({});
    expect(event).toMatchObject({
      shape,
      purpose: null,
      customer: { id: "cust_wrapped" },
    });
    expect(
      event?.problems.find(({ kind }) => kind === "wrapped_body")?.message,
    ).toContain(words);
  });
});

test("16: a compressed body is kept, named and read", async () => {
  const { send } = await makeSource();
  const packed = gzipSync(
    JSON.stringify(namedEntry("cust_gz", "Robin", "robin@shop.example")),
  );
  const event = await getEvent(
    context,
    await send(packed, [["content-encoding", "gzip"]]),
  );
  expect(event).toMatchObject({
    bodySize: packed.length,
    customer: { id: "cust_gz" },
    problems: [{ kind: "compressed_body" }],
  });
});

test("17: a preview is a test, in no list or count unless asked for", async () => {
  const { send, list } = await makeSource();
  await send(
    caseEntry(
      { customer: { ...customer, id: "cust_preview" }, segment },
      { id: `whs_${"0".repeat(18)}`, created_at: "2000-01-01T00:00:00.000Z" },
    ),
  );
  expect(await list({})).toEqual([]);
  expect(await list({ test: "only" })).toMatchObject([
    { isTest: true, isEntry: true },
  ]);
});

const given = caseFile("03-designed-customer-key.json");

test.skipIf(given === null)("03: the case as it was reported", async () => {
  const { send, list } = await makeSource();
  await send(given ?? "");
  expect(await list({})).toMatchObject([
    { shape: "designed", purpose: null, problems: [], needsAttention: false },
  ]);
});
