import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import { ActivityTarget } from "./activity-target.tsx";
import { activityDetail } from "./activity-words.ts";
import { parseActivityRequest } from "./activity-request.ts";

const item: ActivityItem = {
  id: "019ab3f2-6c1e-7000-8000-000000000001",
  sequence: 1,
  at: "2026-11-23T10:42:00.000Z",
  actor: { kind: "member", id: "m1", name: "Vera" },
  action: "token.create",
  outcome: "done",
  target: { kind: "token", id: "t1", name: "CRM" },
  remoteAddress: null,
  requestId: "r1",
  details: { after: { role: "auditor" } },
  personal: null,
  erasedAt: null,
  digest: "",
};

test("an act says on what, leads there, and says how", () => {
  const html = renderToStaticMarkup(<ActivityTarget item={item} />);
  expect(html).toContain('href="/settings/tokens"');
  expect(html).toContain("CRM");
  expect(html).toContain("as auditor");
});

test("a customer is named and linked until their values are erased", () => {
  const seen: ActivityItem = {
    ...item,
    action: "customer.view",
    target: { kind: "customer", id: null, name: null },
    details: { source: "s1" },
    personal: { customer: "cust_1" },
  };
  expect(renderToStaticMarkup(<ActivityTarget item={seen} />)).toContain(
    'href="/customers/cust_1?source=s1"',
  );
  const erased = { ...seen, personal: null, erasedAt: item.at };
  const html = renderToStaticMarkup(<ActivityTarget item={erased} />);
  expect(html).not.toContain("cust_1");
  expect(html).toContain("(erased)");
});

test.each([
  [{ before: { role: "viewer" }, after: { role: "admin" } }, "viewer → admin"],
  [{ rows: 1 }, "1 row"],
  [
    { destination: { id: "d", name: "CRM" }, status: 503 },
    "to CRM · answered 503",
  ],
  [{ rows: "many", after: 7 }, null],
  [{}, null],
])("%j reads %j", (details, words) => {
  expect(activityDetail({ details })).toBe(words);
});

test("what an address asks for and cannot mean is left out and told", () => {
  expect(
    parseActivityRequest({ group: "", actor: "", action: "", cursor: "12" }),
  ).toEqual({ asked: {}, cursor: "12", notices: [] });
  const odd = parseActivityRequest({
    group: "gifts",
    action: ["token.create", "nothing"],
    actor: ["m1"],
    cursor: "x",
  });
  expect(odd.asked).toEqual({ actor: ["m1"] });
  expect(odd.cursor).toBeNull();
  expect(odd.notices).toHaveLength(3);
});
