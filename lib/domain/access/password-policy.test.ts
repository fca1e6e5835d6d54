import { expect, test } from "vitest";
import { passwordProblem } from "./password-policy.ts";

const email = "ann.kowalska@shop.example";

test.each([
  "correct horse battery staple",
  "Tr0ub4dor&3-again",
  "żółw-na-płocie",
  "password of the harbour shop",
  "x".repeat(124) + "yzab",
])("%j will do", (password) => {
  expect(passwordProblem(password, email)).toBeNull();
});

test.each([
  ["", "12 or more"],
  ["eleven char", "12 or more"],
  // Eleven characters, though twenty-two UTF-16 units.
  ["🔒🔑🗝️🚪🪟🏠🏡🏢🏣", "12 or more"],
  ["x".repeat(125) + "yzab", "at most 128"],
  ["aaaaaaaaaaaaaaaa", "repeats"],
  ["ann.kowalska@shop.example", "e-mail address"],
  ["Ann.Kowalska2026!", "e-mail address"],
  ["Password1234", "first that are tried"],
  ["123456789012", "first that are tried"],
  ["qwertyuiop123", "first that are tried"],
])("%j is refused", (password, why) => {
  expect(passwordProblem(password, email)).toContain(why);
});
