import { expect, it } from "vitest";
import { entriesList } from "./list-kind.ts";
import { pickedWords, pickerOptions } from "./picker-options.ts";

const found = [
  { id: "seg_1", name: "New Customers", count: 5, exact: true },
  { id: "seg_2", name: null, count: 2, exact: true },
];

it("adds a value to those chosen and keeps the rest of the filter", () => {
  const [, second] = pickerOptions(
    entriesList,
    { segment: ["seg_1"], from: "-7d" },
    "segment",
    found,
  );
  expect(second).toMatchObject({ label: "seg_2", chosen: false });
  expect(second?.href).toBe("/entries?from=-7d&segment=seg_1&segment=seg_2");
});

it("takes the last value away together with its key", () => {
  const [first] = pickerOptions(
    entriesList,
    { segment: ["seg_1"] },
    "segment",
    found,
  );
  expect(first).toMatchObject({ chosen: true, href: "/entries" });
});

it("keeps a chosen value that no longer occurs, to be taken back", () => {
  const [gone] = pickerOptions(
    entriesList,
    { segment: ["seg_9"] },
    "segment",
    found,
  );
  expect(gone).toMatchObject({
    label: "seg_9",
    count: 0,
    chosen: true,
    href: "/entries",
  });
});

it("names what is picked", () => {
  const options = (segment: string[]) =>
    pickerOptions(entriesList, { segment }, "segment", found);
  expect(pickedWords(pickerOptions(entriesList, {}, "segment", found))).toBe(
    "any",
  );
  expect(pickedWords(options(["seg_1"]))).toBe("New Customers");
  expect(pickedWords(options(["seg_1", "seg_2"]))).toBe("New Customers, +1");
});

it("takes a value out of what is wanted when it is left out", () => {
  const [first] = pickerOptions(
    entriesList,
    { segment: ["seg_1"] },
    "segment",
    found,
  );
  expect(first?.leaveOutHref).toBe("/entries?-segment=seg_1");
  const [leftOut] = pickerOptions(
    entriesList,
    { "-segment": ["seg_2"] },
    "segment",
    found,
  );
  expect(leftOut).toMatchObject({
    value: "seg_2",
    leftOut: true,
    leaveOutHref: "/entries",
    href: "/entries?segment=seg_2",
  });
  expect(
    pickedWords(
      pickerOptions(entriesList, { "-segment": ["seg_1"] }, "segment", found),
    ),
  ).toBe("not New Customers");
});
