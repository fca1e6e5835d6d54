import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  customer,
  publication,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { getCustomerEvidence } from "#lib/services/customers/get-customer-evidence.ts";
import { getDimension } from "#lib/services/dimensions/get-dimension.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { freezeSelection } from "#lib/services/exports/freeze-selection.ts";
import { makeAuditReport } from "#lib/services/exports/make-audit-report.ts";
import { getOverviewEntries } from "#lib/services/overview/get-overview-entries.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { caseEntry, makeCaseSource } from "./testing/case-source.ts";

/*
 * Small inputs of the kinds that readers of other people's JSON get wrong, each followed from the request to what is shown of it.
 */

await useTestDatabase();

const context = testContext();

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

  test("two sendouts whose ids cannot be told apart once they are kept are no repeats", async () => {
    const { send, list } = await makeCaseSource();
    const long = `whs_${"a".repeat(300)}`;
    for (const id of ["whs_\0a", "whs_\ud800a", `${long}1`, `${long}2`])
      await send(caseEntry({ customer, segment }, { id }));
    expect(await list({ duplicates: "only" })).toEqual([]);
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
