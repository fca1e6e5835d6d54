import { expect, test } from "vitest";
import { rejectionAt } from "./action-result.ts";

const refused = { ok: false, message: "is empty", field: "name" } as const;

test("a refusal stands at the field that it names, and only there", () => {
  expect(rejectionAt(refused, "name", ["name"])).toBe("is empty");
  expect(
    rejectionAt(refused, "currency", ["name", "currency"]),
  ).toBeUndefined();
  expect(rejectionAt(refused, null, ["name"])).toBeUndefined();
});

test("a refusal of a field that the form does not have is never lost", () => {
  expect(rejectionAt({ ...refused, field: "key" }, null, ["name"])).toBe(
    "is empty",
  );
  expect(rejectionAt({ ...refused, field: null }, null, ["name"])).toBe(
    "is empty",
  );
});
