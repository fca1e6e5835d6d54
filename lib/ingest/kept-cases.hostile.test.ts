import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { SentJson } from "#lib/domain/json/sent-json.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import {
  campaign,
  customer,
  publication,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { countByCustomer } from "#lib/services/counts/count-by-customer.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { getCustomerEvidence } from "#lib/services/customers/get-customer-evidence.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";
import { getDimension } from "#lib/services/dimensions/get-dimension.ts";
import { compareEvents } from "#lib/services/events/compare-events.ts";
import { getEvent, getSentEvent } from "#lib/services/events/get-event.ts";
import { exportEvents } from "#lib/services/exports/export-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { freezeSelection } from "#lib/services/exports/freeze-selection.ts";
import { makeAuditReport } from "#lib/services/exports/make-audit-report.ts";
import { getOverviewEntries } from "#lib/services/overview/get-overview-entries.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import {
  caseEntry,
  makeCaseSource,
  namedEntry,
  problemKinds,
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

/** An entry as Voucherify tells it of a time of its own. */
function enteredAt(
  at: string,
  data: Parameters<typeof caseEntry>[0],
): ReturnType<typeof caseEntry> {
  const body = caseEntry(data, { created_at: at });
  return { ...body, event: { ...body.event, created_at: at } };
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

describe("time is Voucherify's", () => {
  const things = (name: string) => ({
    segment: { ...segment, id: "seg_late", name: `Segment ${name}` },
    campaign: { ...campaign, id: "camp_late", name: `Campaign ${name}` },
  });

  test("a late arrival renames no segment, campaign or customer, in no list and no count", async () => {
    const { id, send } = await makeCaseSource();
    const at = (time: string, name: string) =>
      send(
        enteredAt(time, {
          ...uniqueCode,
          ...things(name),
          customer: { ...customer, id: "cust_renamed", name },
        }),
      );
    await at("2026-11-20T12:00:00Z", "New");
    await at("2026-11-19T12:00:00Z", "Old");
    const filter = { source: [id] };
    const facets = await getFacets(context, filter);
    expect(facets.segment).toMatchObject([{ name: "Segment New", count: 2 }]);
    expect(facets.campaign).toMatchObject([{ name: "Campaign New" }]);
    const rolledUp = await getFacets(context, filter, { most: 1 });
    expect(rolledUp.segment).toMatchObject([{ name: "Segment New" }]);
    const widened = await getFacets(
      context,
      { ...filter, segment: ["seg_late"] },
      { widened: true },
    );
    expect(widened.segment).toMatchObject([{ name: "Segment New" }]);
    expect(await countByCustomer(context, filter)).toMatchObject([
      { name: "New", count: 2 },
    ]);
    const dimension = await getDimension(context, {
      kind: "segment",
      id: "seg_late",
    });
    expect(dimension.name).toBe("Segment New");
    const report = await makeAuditReport(
      context,
      await freezeSelection(context, filter),
    );
    expect(report.counts.segment.groups).toMatchObject([
      { name: "Segment New" },
    ]);
  });

  test("nor does a forged request", async () => {
    const { id, send } = await makeCaseSource();
    await send(caseEntry({ ...uniqueCode, ...things("genuine") }));
    const guarded = await makeCaseSource({ secret: "a secret" });
    await guarded.send(caseEntry({ ...uniqueCode, ...things("forged") }));
    const both = { source: [id, guarded.id] };
    for (const most of [10_000, 1]) {
      const facets = await getFacets(context, both, { most });
      expect(
        facets.segment.find((one) => one.id === "seg_late")?.name,
      ).not.toBe("Segment forged");
    }
  });

  test("one that says it happened after it came is a problem", async () => {
    const { send, list } = await makeCaseSource();
    await send(enteredAt("2999-01-01T00:00:00Z", { customer, segment }));
    const soon = new Date(Date.now() + 30_000).toISOString();
    await send(enteredAt(soon, { customer, segment }));
    expect(await list({ problem: ["bad_time"] })).toMatchObject([
      { enteredAt: "2999-01-01T00:00:00.000Z", needsAttention: true },
    ]);
  });

  test("zones of the sender, and the doubled hour, are moments in their order", async () => {
    const { id, send } = await makeCaseSource();
    const times = [
      "2026-10-25T02:30:00+01:00",
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T03:00:00.000Z",
    ];
    for (const time of times)
      await send(
        enteredAt(time, {
          customer: { ...customer, id: "cust_doubled" },
          segment,
        }),
      );
    const { entries } = await listCustomerEntries(
      context,
      { customerId: "cust_doubled", sourceId: id },
      { order: "asc" },
    );
    expect(entries.map((entry) => [entry.place, entry.enteredAt])).toEqual([
      [1, "2026-10-25T00:30:00.000Z"],
      [2, "2026-10-25T01:30:00.000Z"],
      [3, "2026-10-25T03:00:00.000Z"],
    ]);
  });

  test("a day of the calendar has 23 or 25 hours where clocks change", () => {
    const hours = (day: string) => {
      const named = `${day}@Europe/Warsaw`;
      const { from, to } = toTimeBounds({ from: named, to: named }, new Date());
      return ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 3_600_000;
    };
    expect(["2026-03-29", "2026-10-25", "2026-10-26"].map(hours)).toEqual([
      23, 25, 24,
    ]);
  });

  test("equal times go by arrival", async () => {
    const { id, send } = await makeCaseSource();
    const ids = [];
    for (let at = 0; at < 3; at += 1)
      ids.push(
        await send(
          enteredAt("2026-11-20T12:00:00.000Z", {
            customer: { ...customer, id: "cust_equal" },
            segment,
          }),
        ),
      );
    const { entries } = await listCustomerEntries(
      context,
      { customerId: "cust_equal", sourceId: id },
      { order: "asc" },
    );
    expect(entries.map((entry) => entry.id)).toEqual(ids);
    expect(entries.some(({ arrivedLate }) => arrivedLate)).toBe(false);
  });
});

describe("counts add up", () => {
  test("entries, repeats, forgeries and tests are never added together, and overview and list agree", async () => {
    const { id, send, list } = await makeCaseSource({ secret: "a secret" });
    const open = await makeCaseSource();
    const first = caseEntry(uniqueCode);
    await open.send(first);
    await open.send(first);
    await open.send(caseEntry({ customer, segment }));
    await open.send(
      caseEntry({ customer, segment }, { id: `whs_${"0".repeat(18)}` }),
    );
    await send(
      caseEntry({
        ...uniqueCode,
        voucher: { ...voucher, code: "FORGED-1" },
      }),
    );
    const both = { source: [id, open.id] };
    const facets = await getFacets(testContext(), both);
    expect(facets).toMatchObject({
      total: { count: 4, exact: true },
      entries: { count: 2 },
      others: { count: 2 },
    });
    const drawn = facets.histogram.reduce((sum, { count }) => sum + count, 0);
    expect(drawn).toBe(facets.total.count);
    const report = await makeAuditReport(
      context,
      await freezeSelection(context, both),
    );
    expect(report.counts).toMatchObject({ events: 4, entries: 2 });
    expect(
      report.counts.purpose.reduce((sum, { entries }) => sum + entries, 0),
    ).toBe(2);
    const scoped = testContext({ sources: [open.id] });
    const overview = await getOverviewEntries(scoped);
    const entries = await open.list({ entries: "only" });
    expect(overview.total).toEqual({ count: entries.length, exact: true });
    expect(
      Object.values(overview.byPurpose).reduce(
        (sum, one) => sum + one.count,
        0,
      ) + overview.withoutPurpose.count,
    ).toBe(overview.total.count);
    expect(await list({ entries: "only" })).toEqual([]);
  });

  test("a code whose publication failed is no code sent, in no count and no proof", async () => {
    const { id, send } = await makeCaseSource();
    const who = { ...customer, id: "cust_unpublished" };
    await send(
      caseEntry({
        ...uniqueCode,
        customer: who,
        voucher: { ...voucher, code: "FAILED-1" },
        publication: { ...publication, result: "FAILURE" },
      }),
    );
    await send(caseEntry({ ...uniqueCode, customer: who }));
    const asked = { id: who.id, sourceId: id };
    expect(await getCustomer(context, asked)).toMatchObject({ codeCount: 1 });
    const { rows, lines } = await getCustomerEvidence(context, {
      ...asked,
      upTo: null,
    });
    expect(
      rows.map(({ code, publishingFailed }) => [code, publishingFailed]),
    ).toEqual([
      ["FAILED-1", true],
      [voucher.code, undefined],
    ]);
    expect(lines.match(/publishingFailed/g)).toHaveLength(1);
  });

  test("different codes and customers are counted, not entries", async () => {
    const { id, send } = await makeCaseSource();
    const seg = { ...segment, id: "seg_counted" };
    for (const [who, code] of [
      ["cust_c1", "COUNT-1"],
      ["cust_c1", "COUNT-1"],
      ["cust_c2", "COUNT-2"],
    ] as const)
      await send(
        caseEntry({
          ...uniqueCode,
          segment: seg,
          customer: { ...customer, id: who },
          voucher: { ...voucher, code },
        }),
      );
    const dimension = await getDimension(context, {
      kind: "segment",
      id: "seg_counted",
    });
    expect(dimension.codes).toBe(2);
    const facets = await getFacets(context, { source: [id] });
    expect(facets.customers).toEqual({ count: 2, exact: true });
  });

  test("a repeat with other bytes is a repeat, and said", async () => {
    const { send, list } = await makeCaseSource();
    const body = caseEntry({ customer, segment });
    await send(body);
    // The same JSON with other spaces has other bytes.
    await send(JSON.stringify(body, null, 2));
    expect(await list({ duplicates: "only" })).toMatchObject([
      { outcome: "duplicate", problems: [{ kind: "repeat_differs" }] },
    ]);
    expect(await list({ duplicates: "exclude" })).toHaveLength(1);
  });

  test("an entry without a purpose is counted as one", async () => {
    const { id, send } = await makeCaseSource();
    await send(
      caseEntry({
        customer: { name: "Robin", email: "robin@shop.example" },
        segment: { name: "VIP" },
      }),
    );
    const report = await makeAuditReport(
      context,
      await freezeSelection(context, { source: [id] }),
    );
    expect(report.counts.purpose).toEqual([
      { value: null, count: 1, entries: 1 },
    ]);
  });

  test("a bare preview and an empty list are no entries", async () => {
    const { send, list } = await makeCaseSource();
    await send("[]");
    await send("null");
    await send('""');
    expect(await list({ entries: "only" })).toEqual([]);
    const [event] = await list({});
    expect(event).toMatchObject({ shape: "raw", isEntry: false });
    expect((await getEvent(context, event?.id ?? "")).payload).toBe("");
  });
});
