import { expect, it } from "vitest";
import { filterChips } from "./filter-chips.ts";

it("shows every key that the page does not show otherwise, and how to be rid of it", () => {
  const filter = { q: "anna", code: ["A-1"], segment: ["seg_1"] } as const;
  expect(filterChips(filter, ["segment"])).toEqual([
    {
      key: "code",
      label: "Code",
      value: "A-1",
      without: { q: "anna", segment: ["seg_1"] },
    },
    {
      key: "q",
      label: "Search",
      value: "anna",
      without: { code: ["A-1"], segment: ["seg_1"] },
    },
  ]);
});

it("shows several values of one key as one chip", () => {
  const [chip] = filterChips({ shape: ["raw", "legacy"] }, []);
  expect(chip?.value).toBe("raw, legacy");
});

it("says what is left out", () => {
  const [chip] = filterChips({ "-customer": ["cust_1"] }, []);
  expect(chip).toMatchObject({ label: "Customer", value: "not cust_1" });
});

it("says a condition on the payload in words", () => {
  const [chip] = filterChips(
    { payload: ["customer.metadata.region:eq:EMEA"] },
    [],
  );
  expect(chip).toMatchObject({
    label: "Payload",
    value: "customer.metadata.region = EMEA",
  });
});
