import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import {
  campaign,
  customer,
  segment,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { countByCustomer } from "#lib/services/counts/count-by-customer.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";
import { getDimension } from "#lib/services/dimensions/get-dimension.ts";
import { freezeSelection } from "#lib/services/exports/freeze-selection.ts";
import { makeAuditReport } from "#lib/services/exports/make-audit-report.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { caseEntry, makeCaseSource, enteredAt } from "./testing/case-source.ts";

/*
 * Small inputs of the kinds that readers of other people's JSON get wrong, each followed from the request to what is shown of it.
 */

await useTestDatabase();

const context = testContext();

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
