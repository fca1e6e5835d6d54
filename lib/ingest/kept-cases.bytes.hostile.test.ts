import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { SentJson } from "#lib/domain/json/sent-json.ts";
import {
  campaign,
  customer,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";
import { compareEvents } from "#lib/services/events/compare-events.ts";
import { getEvent, getSentEvent } from "#lib/services/events/get-event.ts";
import { exportEvents } from "#lib/services/exports/export-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import {
  caseEntry,
  makeCaseSource,
  namedEntry,
  problemKinds,
  enteredAt,
} from "./testing/case-source.ts";

/*
 * Small inputs of the kinds that readers of other people's JSON get wrong, each followed from the request to what is shown of it.
 */

await useTestDatabase();

const context = testContext();

/** A body whose values between angle brackets are put in as JSON text, since no value of ours would hold them. */
function sentWith(body: object, texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).reduce(
    (json, [key, text]) => json.replaceAll(`"<${key}>"`, text),
    JSON.stringify(body),
  );
}

/** The payload as the API tells it. */
async function sentText(id: string): Promise<string> {
  const { payload } = await getSentEvent(context, id);
  if (!(payload instanceof SentJson)) throw new Error("It was not read.");
  return payload.text;
}

async function exported(
  format: "csv" | "ndjson",
  filter: EventFilter,
): Promise<string> {
  const frozen = await freezeExport(
    context,
    { ...filter, order: "asc" },
    {
      format,
      columns: ["customer.sourceId", "voucher.code", "problems"],
      byteOrderMark: false,
      watermark: null,
    },
  );
  const parts: Buffer[] = [];
  for await (const { chunks } of exportEvents(context, frozen))
    parts.push(...chunks);
  return Buffer.concat(parts).toString();
}

describe("what was sent is shown as it was sent", () => {
  test("digits, exponents, a minus before zero and trailing zeros, of ids and metadata too", async () => {
    const { id, send, list } = await makeCaseSource();
    const metadata = {
      crm: "<crm>",
      factor: "<factor>",
      zero: "<zero>",
      price: "<price>",
    };
    const event = await send(
      sentWith(
        caseEntry({
          customer: { ...customer, source_id: "<id>", metadata },
          segment,
        }),
        {
          id: "9007199254740993",
          crm: "12345678901234567891234",
          factor: "1E+2",
          zero: "-0",
          price: "0.10",
        },
      ),
    );
    expect(await sentText(event)).toContain(
      '"metadata":{"crm":12345678901234567891234,"factor":1E+2,"zero":-0,"price":0.10}',
    );
    expect(await list({ q: "12345678901234567891234" })).toHaveLength(1);
    const csv = await exported("csv", { source: [id] });
    expect(csv.split("\n")[1]).toBe("9007199254740993,,unexpected_type");
    expect(await exported("ndjson", { source: [id] })).toMatch(
      /"crm": ?12345678901234567891234, ?"factor": ?1E\+2, ?"zero": ?-0, ?"price": ?0\.10/,
    );
  });

  test("neighbours beyond 2^53 are different in comparison and history, and one number spelled twice is the same", async () => {
    const { id, send } = await makeCaseSource();
    const withPoints = (points: string, at: string) =>
      send(
        sentWith(
          enteredAt(at, {
            customer: {
              ...customer,
              id: "cust_neighbours",
              loyalty: { ...customer.loyalty, points: "<points>" },
            },
            segment,
          }),
          { points },
        ),
      );
    const one = await withPoints("90071992547409930", "2026-11-01T10:00:00Z");
    const other = await withPoints("90071992547409931", "2026-11-02T10:00:00Z");
    const same = await withPoints(
      "9.0071992547409931E16",
      "2026-11-03T10:00:00Z",
    );
    const told = async (a: string, b: string) =>
      (
        await compareEvents(context, { id: a, otherId: b })
      ).comparison?.changes.flatMap(({ label, noise }) =>
        noise ? [] : [label],
      );
    expect(await told(one, other)).toHaveLength(1);
    expect(await told(other, same)).toEqual([]);
    const { entries } = await listCustomerEntries(
      context,
      { customerId: "cust_neighbours", sourceId: id },
      { order: "asc" },
    );
    expect(
      entries.map(({ difference }) =>
        difference?.changes.filter(({ noise }) => !noise).map((c) => c.kind),
      ),
    ).toEqual([undefined, ["changed"], []]);
  });

  test("keys keep their order, those that look like numbers too, and a repeated one is said", async () => {
    const { id, send } = await makeCaseSource();
    const body = JSON.stringify(
      caseEntry({ customer: { ...customer, metadata: "<m>" }, segment }),
    ).replace('"<m>"', '{"z":1,"10":"ten","2":"two","a":0,"z":2}');
    const event = await send(body);
    const { problems } = await getEvent(context, event);
    const order = '{"z":1,"10":"ten","2":"two","a":0,"z":2}';
    expect(await sentText(event)).toContain(order);
    expect(problemKinds({ problems })).toContain("duplicate_key");
    expect(
      (await exported("ndjson", { source: [id] })).replaceAll(
        /(?<=[:,]) /g,
        "",
      ),
    ).toContain(order);
  });

  test.each([
    "2026-02-29T10:00:00Z",
    "2026-11-31T10:00:00.000Z",
    "2026-11-26T25:00:00Z",
    "2026-11-26T10:60:00Z",
    "2026-13-01T00:00:00Z",
    "0000-00-00T00:00:00Z",
    "2026-11-26T10:00:00+99:99",
    "2026-06-31",
  ])("%s is no time, and orders nothing", async (time) => {
    const { send, list } = await makeCaseSource();
    await send(enteredAt(time, { customer, segment }));
    const [event] = await list({});
    expect(event).toMatchObject({ enteredAt: null, sentAt: null });
    expect(event && problemKinds(event)).toContain("bad_time");
  });

  test("a name from right to left and hidden characters are isolated, marked, found and never lost", async () => {
    const { id, send, list } = await makeCaseSource();
    const name = "مبيعات";
    await send(
      caseEntry({
        ...uniqueCode,
        campaign: { ...campaign, name },
        voucher: { ...voucher, code: "\u202eABC\u200b-\u2066123" },
        customer: { ...customer, name: "Rob\u00adin\u2069" },
      }),
    );
    const [event] = await list({ q: "abc-123" });
    expect(event && problemKinds(event)).toContain("hidden_characters");
    const sentence = event ? describeEntryAsText(event) : "";
    expect(sentence).toContain("[RLO]ABC[ZWSP]-[LRI]123");
    expect(sentence).toContain("Rob[SHY]in[PDI]");
    expect(sentence).toContain(`\u2068${name}\u2069`);
    expect(await list({ q: "robin" })).toHaveLength(1);
    // A file has what was sent, to the character.
    expect(await exported("csv", { source: [id] })).toContain(
      "\u202eABC\u200b-\u2066123",
    );
  });

  test("codes that a spreadsheet would change stay text", async () => {
    const { id, send } = await makeCaseSource();
    for (const code of ["00123", "1E10", "12345678901234567890", "=1+1"])
      await send(caseEntry({ ...uniqueCode, voucher: { ...voucher, code } }));
    const csv = await exported("csv", { source: [id] });
    expect(csv.split("\n").map((line) => line.split(",")[1])).toEqual([
      "voucher.code",
      "00123",
      "1E10",
      "12345678901234567890",
      "'=1+1",
      undefined,
    ]);
  });

  test.each([
    ["gzip", (json: string) => gzipSync(json)],
    ["br", (json: string) => brotliCompressSync(json)],
  ])(
    "a body packed with %s is compared as what it says",
    async (encoding, pack) => {
      const { id, send } = await makeCaseSource();
      const customerId = `cust_packed_${encoding}`;
      const first = namedEntry(customerId, "Robin", "old@shop.example");
      const plain = await send(first);
      const packed = await send(
        pack(
          JSON.stringify(namedEntry(customerId, "Robin", "new@shop.example")),
        ),
        [["content-encoding", encoding]],
      );
      const { comparison } = await compareEvents(context, {
        id: plain,
        otherId: packed,
      });
      const telling = comparison?.changes.filter(({ noise }) => !noise);
      expect(telling).toMatchObject([
        { before: "old@shop.example", after: "new@shop.example" },
      ]);
      const { entries } = await listCustomerEntries(
        context,
        { customerId, sourceId: id },
        { order: "asc" },
      );
      expect(entries.map(({ notCompared }) => notCompared)).toEqual([
        "first_entry",
        null,
      ]);
    },
  );
});
