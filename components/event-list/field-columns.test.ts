import { expect, it } from "vitest";
import { eventItem } from "#lib/domain/event/testing/event-item.ts";
import { fieldColumns, fieldTexts } from "./field-columns.ts";
import { listColumns } from "./list-columns.ts";

const item = eventItem({
  campaign: { id: "camp_1", name: null },
  distributionId: "dist_1",
});

it("tells what the shown columns have, and nothing of hidden ones", () => {
  expect(fieldTexts(item, ["received", "distribution", "sent"])).toEqual({
    distribution: "dist_1",
    sent: item.sentAt,
  });
});

it("calls a nameless thing by its id, and says where nothing was sent", () => {
  expect(fieldTexts(item, ["campaign"])).toEqual({ campaign: "camp_1" });
  const bare = eventItem({ campaign: null });
  expect(fieldTexts(bare, ["campaign"])).toEqual({ campaign: null });
});

it("gives each list all of them, hidden unless the registry says otherwise", () => {
  const ids = fieldColumns.map(({ id }) => id);
  for (const { all, defaults } of Object.values(listColumns)) {
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(defaults.filter((id) => ids.includes(id))).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  }
});
