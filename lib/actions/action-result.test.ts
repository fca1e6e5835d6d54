import { expect, test } from "vitest";
import { refusalAt } from "./action-result.ts";

const refused = { ok: false, message: "is empty", field: "name" } as const;

test("a refusal stands at the field that it names, and only there", () => {
  expect(refusalAt(refused, "name", ["name"])).toBe("is empty");
  expect(refusalAt(refused, "currency", ["name", "currency"])).toBeUndefined();
  expect(refusalAt(refused, null, ["name"])).toBeUndefined();
});

test("a refusal of a field that the form does not have is never lost", () => {
  expect(refusalAt({ ...refused, field: "key" }, null, ["name"])).toBe(
    "is empty",
  );
  expect(refusalAt({ ...refused, field: null }, null, ["name"])).toBe(
    "is empty",
  );
});
