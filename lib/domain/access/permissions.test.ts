import { expect, test } from "vitest";
import { can, permissions } from "./permissions.ts";
import { roles } from "./role.ts";

test("the table of roles", () => {
  const table = roles.map((role) => [
    role,
    permissions.filter((permission) => can(role, permission)),
  ]);
  expect(Object.fromEntries(table)).toEqual({
    viewer: ["read"],
    auditor: ["read", "read_personal", "read_activity"],
    operator: ["read", "read_personal", "read_activity", "operate"],
    admin: ["read", "read_personal", "read_activity", "operate", "administer"],
  });
});
