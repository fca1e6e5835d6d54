import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { comparePayloads } from "#lib/domain/payload-diff/compare-payloads.ts";
import { customer, segment } from "#lib/domain/voucherify/sample-bodies.ts";
import { customerDeeds } from "./customer-sentence.ts";
import { SummaryFigures } from "./summary-figures.tsx";
import { tellingChanges } from "./telling-changes.ts";

const overview: CustomerOverview = {
  id: "cust_1",
  source: {
    id: "019ab3f2-6c1e-7000-8000-000000000002",
    name: "Shop",
    currency: "EUR",
  },
  otherSources: [],
  sourceId: "crm-1",
  name: "Alex Test",
  email: null,
  entryCount: { count: 6, exact: true },
  segmentCount: 4,
  codeCount: 3,
  promotionCount: 1,
  firstEntryAt: "2026-05-11T07:58:00.000Z",
  lastEntryAt: "2026-11-23T10:42:00.000Z",
  figures: [],
};
const now = new Date("2026-11-23T12:00:00Z");

test.each([
  [
    {},
    "entered 4 segments 6 times in all since 11 May 2026 and was sent 3 codes and 1 promotion",
  ],
  [
    {
      codeCount: 0,
      promotionCount: 0,
      firstEntryAt: "2025-05-11T07:58:00.000Z",
    },
    "entered 4 segments 6 times in all since 11 May 2025",
  ],
  [
    {
      name: null,
      entryCount: { count: 1, exact: true },
      segmentCount: 1,
      codeCount: 1,
      promotionCount: 0,
    },
    "entered VIP once on 11 May 2026 and was sent 1 code",
  ],
  [
    { entryCount: { count: 10_000, exact: false } },
    "entered 4 segments 10,000+ times in all since 11 May 2026 and was sent 3 codes and 1 promotion",
  ],
  [
    { entryCount: { count: 0, exact: true }, firstEntryAt: null },
    "has not entered a segment yet",
  ],
] satisfies [Partial<CustomerOverview>, string][])("%o", (over, sentence) => {
  expect(
    customerDeeds({ ...overview, ...over }, "VIP", { now, zone: "UTC" }),
  ).toBe(sentence);
});

test("the day of the first entry is that of the reader's zone", () => {
  const atNight = { ...overview, firstEntryAt: "2026-04-30T22:30:00.000Z" };
  const inWarsaw = { now, zone: "Europe/Warsaw" };
  expect(customerDeeds(atNight, null, inWarsaw)).toContain("since 1 May 2026");
});

test("the figures come first, then metadata; what is not shown is counted", () => {
  const grown = {
    ...customer,
    name: "Inès L.",
    metadata: { ...customer.metadata, region: "APAC" },
    updated_at: "2026-11-20T10:00:00.000Z",
    summary: {
      ...customer.summary,
      orders: { ...customer.summary.orders, total_count: 12 },
    },
  };
  const { shown, others, noise } = tellingChanges(
    comparePayloads(
      { customer, segment },
      { customer: grown, segment: { ...segment, name: "Other" } },
    ),
  );
  expect(shown.map(({ label }) => label)).toEqual([
    "Orders",
    "region (metadata)",
    "Name",
  ]);
  expect({ others, noise }).toEqual({ others: 1, noise: 1 });
});

test("a figure that was never sent says so, and a line says in words what it draws", () => {
  const html = renderToStaticMarkup(
    <SummaryFigures
      currency="EUR"
      figures={[
        { label: "Orders", unit: "count", points: [] },
        {
          label: "Spent",
          unit: "money",
          points: [
            { at: "2026-05-11T07:58:00.000Z", value: 10_000 },
            { at: "2026-05-12T07:58:00.000Z", value: 20_050 },
          ],
        },
      ]}
    />,
  );
  expect(html).toContain("not sent");
  expect(html).toContain("200.50 EUR");
  expect(html).toContain(
    "Spent across 2 entries: from 100.00 EUR to 200.50 EUR",
  );
});
