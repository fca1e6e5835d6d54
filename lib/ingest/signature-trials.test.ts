import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { type SecretToTry, trySecrets } from "./signature-trials.ts";

const body = Buffer.from('{ "a": 1.50 }');
const sign = (text: string, secret: string) =>
  createHmac("sha256", secret).update(text).digest("hex");

function secret(text: string, over: Partial<SecretToTry> = {}): SecretToTry {
  return {
    id: text,
    text,
    kind: "active",
    addedAt: "2026-11-24T16:20:00.000Z",
    retiredAt: null,
    sourceName: "Shop",
    ...over,
  };
}

/** What matched, as "secret form". */
function matches(signature: string, secrets: readonly SecretToTry[]): string[] {
  return trySecrets(body, signature, secrets)
    .filter((trial) => trial.matches)
    .map(({ secret: { id, isTrimmed }, form }) =>
      [id, form, ...(isTrimmed ? ["trimmed"] : [])].join(" "),
    );
}

it("finds the secret and the text that a signature was made with", () => {
  const secrets = [
    secret("new"),
    secret("old", { kind: "retired" }),
    secret("pasted\n"),
  ];
  expect(matches(sign('{ "a": 1.50 }', "new"), secrets)).toEqual([
    "new as_received",
  ]);
  expect(matches(sign('{"a":1.50}', "new"), secrets)).toEqual(["new compact"]);
  expect(matches(sign('{"a":1.5}', "new"), secrets)).toEqual(["new rewritten"]);
  expect(matches(sign('{"a":1.50}', "old"), secrets)).toEqual(["old compact"]);
  expect(matches(sign('{ "a": 1.50 }', "pasted"), secrets)).toEqual([
    "pasted\n as_received trimmed",
  ]);
  expect(matches(sign("{}", "new"), secrets)).toEqual([]);
  expect(matches("no signature at all", secrets)).toEqual([]);
});

it("tries every form that differs once, and says of other sources only what matches", () => {
  const plain = Buffer.from('{"a":1}');
  const trials = trySecrets(plain, null, [
    secret("own"),
    secret("theirs", { kind: "of_other_source" }),
  ]);
  expect(trials.map(({ form, bytes }) => [form, bytes])).toEqual([
    ["as_received", 7],
  ]);
  expect(
    trySecrets(plain, sign('{"a":1}', "theirs"), [
      secret("theirs", { kind: "of_other_source" }),
    ]),
  ).toMatchObject([{ matches: true, secret: { kind: "of_other_source" } }]);
});

it("never tells a whole signature, nor a secret", () => {
  const told = JSON.stringify(
    trySecrets(body, null, [secret("hunter2-text", { id: "id" })]),
  );
  expect(told).not.toContain("hunter2-text");
  expect(told).not.toMatch(/[0-9a-f]{16}/);
  expect(told).toContain(sign('{ "a": 1.50 }', "hunter2-text").slice(0, 8));
});
