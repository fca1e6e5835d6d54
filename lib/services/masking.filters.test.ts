import { beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Context } from "#lib/services/context.ts";
import {
  mark,
  storePersonalEvents,
} from "#lib/services/testing/personal-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { countByCustomer } from "./counts/count-by-customer.ts";
import { getFacets } from "./counts/get-facets.ts";
import { getTabCounts } from "./counts/get-tab-counts.ts";
import { getCustomer } from "./customers/get-customer.ts";
import { getDimension } from "./dimensions/get-dimension.ts";
import { listDimensions } from "./dimensions/list-dimensions.ts";
import { countArrivals } from "./events/count-arrivals.ts";
import { listEvents } from "./events/list-events.ts";

await useTestDatabase();

const viewer = testContext({ role: "viewer" });
const auditor = testContext({ role: "auditor" });

beforeAll(storePersonalEvents);

describe("a viewer cannot ask for people", () => {
  const filters: EventFilter[] = [
    { q: mark },
    { customer: ["cust_1"] },
    { "-customer": ["cust_1"] },
    { code: ["A"] },
    { eventName: ["Welcome"] },
    { "-eventName": ["Welcome"] },
    { "-code": ["A"] },
    { match: '{"a":1}' },
    { payload: [] },
    { "-payload": [] },
  ];
  test.each(filters)("by %j", async (filter) => {
    const arrivals = (as: Context, asked: EventFilter) =>
      countArrivals(as, asked, null);
    for (const ask of [
      listEvents,
      getFacets,
      countByCustomer,
      getTabCounts,
      arrivals,
    ])
      await expect(ask(viewer, filter)).rejects.toMatchObject({
        code: "forbidden",
      });
  });

  test.each([
    ["segment", `${mark}@shop.example`],
    ["-segment", `${mark}@shop.example`],
    ["campaign", `0048-${mark}`],
    ["promotionTier", mark],
    ["distribution", mark],
    ["project", mark],
    ["eventType", `${mark}.entered`],
  ])("nor by a %s that Voucherify cannot have named %s", async (key, id) => {
    const ofItsOwn = key === "eventType" ? "customer.segment.entered" : "seg_1";
    const filter = { [key]: [ofItsOwn, id] } as EventFilter;
    for (const ask of [listEvents, getFacets, countByCustomer])
      await expect(ask(viewer, filter)).rejects.toMatchObject({
        code: "forbidden",
        field: key,
      });
    const own = { [key]: [ofItsOwn] } as EventFilter;
    await expect(listEvents(viewer, own)).resolves.toBeDefined();
  });

  test("nor by a search of segments, whose count would tell", async () => {
    const ask = (as: Context, q: string) =>
      listDimensions(as, { kind: "segment", q });
    expect(await ask(auditor, mark)).toMatchObject({ found: 1 });
    expect(await ask(viewer, mark)).toMatchObject({ found: 0, rows: [] });
    expect(await ask(viewer, "new CUST")).toMatchObject({ found: 1 });
    await expect(
      getDimension(viewer, { kind: "segment", id: `${mark}@shop.example` }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("nor find out whether there is a customer of a merchant's id", async () => {
    const ask = (id: string) =>
      getCustomer(viewer, { id, sourceId: null }).then(
        () => "found",
        (error: unknown) => String(error),
      );
    expect(await ask(`${mark}@shop.example`)).toBe(
      (await ask("other@shop.example")).replace("other", mark),
    );
    await expect(
      listDimensions(viewer, { kind: "customer", q: mark }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
