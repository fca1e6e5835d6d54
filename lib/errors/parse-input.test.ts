import { expect, test } from "vitest";
import { z } from "zod";
import {
  newSourceSchema,
  sourceChangeSchema,
} from "#lib/domain/source/source.ts";
import { parseInput } from "./parse-input.ts";

test.each([
  [{}, "name", "“name” takes text."],
  [{ name: " " }, "name", "“name” is empty."],
  [
    { name: "A", signingSecret: "s" },
    "signingSecret",
    "“signingSecret” is not known here.",
  ],
  [{ name: "A", secret: null }, "secret", "“secret” takes text."],
  [[], undefined, "What was sent takes a JSON object."],
])("%j is refused in a sentence, at its field", (input, field, message) => {
  expect(() => parseInput(newSourceSchema, input)).toThrow(
    expect.objectContaining({ code: "invalid_request", field, message }),
  );
});

test.each([
  [{}, undefined, "What was sent names nothing to change."],
  [{ archived: "yes" }, "archived", "“archived” takes true or false."],
  [{ rotateKey: false }, "rotateKey", "“rotateKey” takes true."],
  [{ revokeKey: "1" }, "revokeKey", "“revokeKey” takes the id of a key."],
])("a change %j likewise", (input, field, message) => {
  expect(() => parseInput(sourceChangeSchema, input)).toThrow(
    expect.objectContaining({ field, message }),
  );
});

test("a key named like the prototype is a key that is not known", () => {
  const input: unknown = JSON.parse('{"name":"A","__proto__":{"key":"k"}}');
  expect(() => parseInput(newSourceSchema, input)).toThrow("is not known here");
});

test.each([
  [[], "What was sent takes a JSON object."],
  [null, "What was sent takes a JSON object."],
  [{ email: [] }, "“email” takes text."],
  [{ email: "a", remember: 1 }, "“remember” takes true or false."],
])(
  "of a schema without words of its own, %j is refused in ours",
  (input, message) => {
    const schema = z.object({ email: z.string(), remember: z.boolean() });
    expect(() => parseInput(schema, input)).toThrow(message);
  },
);
