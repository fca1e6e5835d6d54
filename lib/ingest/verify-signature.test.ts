import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { findSignatureCause, verifySignature } from "./verify-signature.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const hmac = (secret: string, text: string) =>
  createHmac("sha256", secret).update(text).digest("hex");
const active = [
  { id: "new", text: "new secret" },
  { id: "old", text: "old secret" },
];
const body = '{"name":"Zoë","n":1.0}';

const vectorsPath = "../shared/voucherify/examples/signature-vectors.json";
const vectors = existsSync(vectorsPath)
  ? z
      .looseObject({
        vectors: z.array(
          z.looseObject({
            secret: z.string(),
            message: z.string(),
            signature: z.string(),
          }),
        ),
      })
      .safeParse(JSON.parse(readFileSync(vectorsPath, "utf8")))
  : null;

test.skipIf(vectors === null)(
  "the vendor's signature vectors are valid",
  () => {
    expect(vectors?.error).toBeUndefined();
    expect(vectors?.data?.vectors.length).toBeGreaterThan(0);
    for (const { secret, message, signature } of vectors?.data?.vectors ?? []) {
      const check = verifySignature(bytes(message), signature, [
        { id: "s", text: secret },
      ]);
      expect(check).toEqual({ verdict: "valid", secretId: "s" });
    }
  },
);

test("either of two active secrets verifies, and the one that did is named", () => {
  for (const { id, text } of active) {
    expect(verifySignature(bytes(body), hmac(text, body), active)).toEqual({
      verdict: "valid",
      secretId: id,
    });
  }
});

test("a body with white space is valid by the signature of its compact text, strings untouched", () => {
  const pretty = '{\n  "name": "Zoë  O\\" Brien",\n  "n": 1.0 }';
  const compact = '{"name":"Zoë  O\\" Brien","n":1.0}';
  expect(
    verifySignature(bytes(pretty), hmac("new secret", compact), active).verdict,
  ).toBe("valid");
});

test("one changed byte of body, secret or signature is invalid", () => {
  const signature = hmac("new secret", body);
  expect(verifySignature(bytes(body + "x"), signature, active).verdict).toBe(
    "invalid",
  );
  expect(
    verifySignature(bytes(body), hmac("new secret ", body), active).verdict,
  ).toBe("invalid");
  const other = (signature.startsWith("0") ? "1" : "0") + signature.slice(1);
  expect(verifySignature(bytes(body), other, active).verdict).toBe("invalid");
});

test.each([
  "",
  "nonsense",
  `sha256=${hmac("new secret", body)}`,
  "ab".repeat(31),
  "é".repeat(64),
])("the header %j is malformed", (header) => {
  expect(verifySignature(bytes(body), header, active)).toEqual({
    verdict: "invalid",
    rejection: "signature_malformed",
  });
});

test("without a secret nothing is checked; without a header it is missing", () => {
  expect(verifySignature(bytes(body), "nonsense", [])).toEqual({
    verdict: "not_checked",
  });
  expect(verifySignature(bytes(body), null, active)).toEqual({
    verdict: "missing",
    rejection: "signature_missing",
  });
});

test.each([
  ["signature_of_retired_secret", hmac("retired", body)],
  ["signature_of_other_source", hmac("theirs", body)],
  ["signature_secret_has_white_space", hmac("padded", body)],
  [
    "signature_of_reformatted_body",
    hmac(" padded\n", JSON.stringify(JSON.parse(body))),
  ],
  ["signature_mismatch", hmac("nobody's", body)],
])("the likely cause %s is named", (cause, signature) => {
  expect(
    findSignatureCause(bytes(body), signature, {
      active: [{ id: "a", text: " padded\n" }],
      retired: [{ id: "r", text: "retired" }],
      ofOtherSources: [{ id: "o", text: "theirs" }],
    }),
  ).toBe(cause);
});

test("a body that is no JSON, or nested ten thousand deep, has a cause too", () => {
  for (const text of ["not json", "[".repeat(10_000)]) {
    const cause = findSignatureCause(bytes(text), hmac("x", text), {
      active,
      retired: [],
      ofOtherSources: [],
    });
    expect(cause).toBe("signature_mismatch");
  }
});
