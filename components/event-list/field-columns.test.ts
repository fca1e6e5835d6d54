import { expect, it } from "vitest";
import { eventItem } from "#lib/domain/event/testing/event-item.ts";
import { fieldTexts, listedFields } from "./field-columns.ts";
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

it("gives each list all of them, shown only where the registry says so", () => {
  const ids = listedFields.map(({ id }) => id);
  for (const list of ["entries", "events"] as const) {
    const { all, defaults } = listColumns[list];
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(defaults.filter((id) => ids.includes(id))).toEqual(
      listedFields.flatMap(({ id, shownIn }) =>
        shownIn.includes(list) ? [id] : [],
      ),
    );
  }
});
