import { expect, test } from "vitest";
import type { ActivityItem } from "./activity.ts";
import { activityHead, activityLine } from "./activity-csv.ts";

const item: ActivityItem = {
  id: "019ab3f2-6c1e-7000-8000-000000000001",
  sequence: 7,
  at: "2026-11-23T10:42:00.000Z",
  actor: { kind: "member", id: "m1", name: '=HYPERLINK("x");@SUM' },
  action: "view.create",
  outcome: "done",
  target: { kind: "view", id: "v1", name: "line\nbreak,;" },
  remoteAddress: null,
  requestId: "-1+1",
  details: { list: "entries" },
  personal: { name: 'a "b"' },
  erasedAt: null,
  digest: "00",
};

test("whatever people wrote stays in its cell, and is no formula", () => {
  expect(activityLine(item, "csv")).toBe(
    `7,019ab3f2-6c1e-7000-8000-000000000001,2026-11-23T10:42:00.000Z,member,m1,"'=HYPERLINK(""x"");@SUM",view.create,done,view,v1,"line\nbreak,;",,'-1+1,"{""list"":""entries""}","{""name"":""a \\""b\\""""}",,00\n`,
  );
  expect(activityHead("csv").split(",")).toHaveLength(17);
});

test("a line of JSON is the act as the API tells it", () => {
  expect(activityHead("ndjson")).toBe("");
  expect(JSON.parse(activityLine(item, "ndjson"))).toEqual(item);
});
