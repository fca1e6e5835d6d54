import { describe, expect, test } from "vitest";
import { newSourceSchema, sourceChangeSchema, toWebhookUrl } from "./source.ts";

describe("a new source", () => {
  test("needs only a name, which is trimmed", () => {
    expect(newSourceSchema.parse({ name: "  Production EU " })).toEqual({
      name: "Production EU",
    });
  });

  test("keeps the white space of a secret: it takes part in every signature", () => {
    const { secret } = newSourceSchema.parse({ name: "A", secret: " s\n" });
    expect(secret).toBe(" s\n");
  });

  test.each([
    ["name", { name: " " }],
    ["name", { name: "x".repeat(121) }],
    ["key", { name: "A", key: "too-short" }],
    ["key", { name: "A", key: "sixteen/or/more/chars" }],
    ["secret", { name: "A", secret: "" }],
    ["currency", { name: "A", currency: "eur" }],
    ["currency", { name: "A", currency: "EURO" }],
    ["projectId", { name: "A", projectId: "" }],
  ])("is refused at its %s: %j", (field, input) => {
    const parsed = newSourceSchema.safeParse(input);
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([[field]]);
  });

  test("refuses a misspelt key rather than ignoring it", () => {
    const parsed = newSourceSchema.safeParse({ name: "A", signingSecret: "s" });
    expect(parsed.error?.issues[0]).toMatchObject({
      code: "unrecognized_keys",
      keys: ["signingSecret"],
    });
  });
});

describe("a change", () => {
  test("tells null, which clears, from absent, which keeps", () => {
    expect(sourceChangeSchema.parse({ secret: null, currency: null })).toEqual({
      secret: null,
      currency: null,
    });
  });

  test("has to name something", () => {
    expect(sourceChangeSchema.safeParse({}).success).toBe(false);
  });

  test("never takes a key's text, so that no key is ever chosen after the first", () => {
    expect(sourceChangeSchema.safeParse({ key: "k".repeat(32) }).success).toBe(
      false,
    );
  });
});

test("the address of a key is under the app's public address", () => {
  expect(toWebhookUrl("https://inspect.example", "abc_-")).toBe(
    "https://inspect.example/api/webhooks/abc_-",
  );
});
