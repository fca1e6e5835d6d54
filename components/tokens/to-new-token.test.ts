import { expect, test } from "vitest";
import { toNewToken } from "./to-new-token.ts";

const written = { name: "CRM", role: "viewer", sources: [], expires: "" };

test("what is left empty is left out: every source, and no end", () => {
  expect(toNewToken(written)).toEqual({ name: "CRM", role: "viewer" });
});

test("a token lasts to the end of its last day", () => {
  expect(
    toNewToken({ ...written, sources: ["s1"], expires: "2026-12-31" }),
  ).toEqual({
    name: "CRM",
    role: "viewer",
    sources: ["s1"],
    expiresAt: new Date(2027, 0, 1).toISOString(),
  });
});
