import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  maxSavedViews,
  savedViewSchema,
} from "#lib/domain/filter/saved-view.ts";
import { createSavedView } from "./create-saved-view.ts";
import { deleteSavedView } from "./delete-saved-view.ts";
import { listSavedViews } from "./list-saved-views.ts";
import { updateSavedView } from "./update-saved-view.ts";

await useTestDatabase();

const nobody = "018f0000-0000-7000-8000-000000000000";
const vip = { name: "VIP", list: "entries", query: "segment=seg_vip" } as const;

beforeEach(async () => {
  await db().savedView.deleteMany();
});

test("a view is kept in one spelling and listed by name", async () => {
  await createSavedView(testContext(), { ...vip, name: "View 10", query: "" });
  await createSavedView(testContext(), {
    ...vip,
    name: "View 9",
    list: "events",
  });
  const made = await createSavedView(testContext(), {
    ...vip,
    query: "?segment=seg_vip&from=-7d&cursor=abc&q=",
  });
  expect(savedViewSchema.parse(made)).toEqual(made);
  expect(made.query).toBe("from=-7d&segment=seg_vip");
  expect((await listSavedViews(testContext())).map(({ name }) => name)).toEqual(
    ["View 9", "View 10", "VIP"],
  );
});

test("a name is given once, also of two who ask at the same moment", async () => {
  const asked = await Promise.allSettled(
    [1, 2, 3].map(() => createSavedView(testContext(), vip)),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(createSavedView(testContext(), vip)).rejects.toMatchObject({
    code: "conflict",
    field: "name",
  });
});

test("there is a most, and it is said", async () => {
  await db().savedView.createMany({
    data: Array.from({ length: maxSavedViews }, (_, n) => ({
      ...vip,
      id: `018f0000-0000-7000-8000-${String(n).padStart(12, "0")}`,
      name: `View ${String(n)}`,
      updatedAt: new Date(),
    })),
  });
  await expect(createSavedView(testContext(), vip)).rejects.toMatchObject({
    code: "conflict",
  });
});

describe("a change", () => {
  test("writes what it names and leaves the rest", async () => {
    const { id } = await createSavedView(testContext(), vip);
    await updateSavedView(testContext(), id, { name: "Very important" });
    await updateSavedView(testContext(), id, {
      query: "segment=seg_vip&purpose=promotion",
    });
    expect(await listSavedViews(testContext())).toMatchObject([
      { name: "Very important", query: "purpose=promotion&segment=seg_vip" },
    ]);
  });

  test("to a name in use is refused", async () => {
    await createSavedView(testContext(), vip);
    const { id } = await createSavedView(testContext(), {
      ...vip,
      name: "Other",
    });
    await expect(
      updateSavedView(testContext(), id, { name: "VIP" }),
    ).rejects.toMatchObject({
      code: "conflict",
      field: "name",
    });
  });

  test("to a query that no filter takes is refused", async () => {
    const { id } = await createSavedView(testContext(), vip);
    await expect(
      updateSavedView(testContext(), id, { query: "purpose=gift" }),
    ).rejects.toMatchObject({ code: "invalid_request", field: "purpose" });
  });
});

describe("the start page", () => {
  test("is one view at most, however many ask for it at once", async () => {
    const views = await Promise.all(
      ["A", "B", "C"].map((name) =>
        createSavedView(testContext(), { ...vip, name }),
      ),
    );
    await Promise.all(
      views.map(({ id }) =>
        updateSavedView(testContext(), id, { isStartPage: true }),
      ),
    );
    const start = (await listSavedViews(testContext())).filter(
      (view) => view.isStartPage,
    );
    expect(start).toHaveLength(1);
  });

  test("stays where it is when a view that is gone is asked for", async () => {
    const { id } = await createSavedView(testContext(), vip);
    await updateSavedView(testContext(), id, { isStartPage: true });
    const gone = await createSavedView(testContext(), { ...vip, name: "Gone" });
    await deleteSavedView(testContext(), gone.id);
    await expect(
      updateSavedView(testContext(), gone.id, { isStartPage: true }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await listSavedViews(testContext())).toMatchObject([
      { id, isStartPage: true },
    ]);
  });

  test("is given back, and renaming does not touch it", async () => {
    const { id } = await createSavedView(testContext(), vip);
    await updateSavedView(testContext(), id, { isStartPage: true });
    expect(
      await updateSavedView(testContext(), id, { name: "Best" }),
    ).toMatchObject({
      isStartPage: true,
    });
    expect(
      await updateSavedView(testContext(), id, { isStartPage: false }),
    ).toMatchObject({
      isStartPage: false,
    });
  });
});

test.each([nobody, "not-an-id"])("%s is not found", async (id) => {
  await expect(deleteSavedView(testContext(), id)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    updateSavedView(testContext(), id, { name: "A" }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
});
