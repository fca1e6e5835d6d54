import { expect, test } from "vitest";
import { newSourceSchema } from "./source.ts";

test.each([
  ["NUL", "a\0b"],
  ["a line break", "a\nb"],
  ["a lone surrogate", "a\ud800b"],
])(
  "a name with %s is refused, since Postgres or a screen could not bear it",
  (_, name) => {
    expect(newSourceSchema.safeParse({ name }).success).toBe(false);
  },
);

test("a secret with a lone surrogate is refused, since it has no UTF-8 bytes to sign with", () => {
  const parsed = newSourceSchema.safeParse({ name: "A", secret: "\udfff" });
  expect(parsed.success).toBe(false);
});

test.each([
  "Zoë’s “shop” 100 %_",
  "名前",
  "'; DROP TABLE source; --",
  "<script>",
])("%s is a name like any other", (name) => {
  expect(newSourceSchema.parse({ name }).name).toBe(name);
});
