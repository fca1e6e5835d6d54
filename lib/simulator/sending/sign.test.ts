import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { signWith } from "./sign.ts";

const vectorFile = "../shared/voucherify/examples/signature-vectors.json";
const vectors = z.looseObject({
  vectors: z.array(
    z.strictObject({
      secret: z.string(),
      message: z.string(),
      signature: z.string(),
    }),
  ),
});

test.skipIf(!existsSync(vectorFile))(
  "signs as the vendor's own vectors do",
  () => {
    const known = vectors.parse(JSON.parse(readFileSync(vectorFile, "utf8")));
    expect(known.vectors.length).toBeGreaterThan(0);
    for (const { secret, message, signature } of known.vectors) {
      expect(signWith(secret)(new TextEncoder().encode(message))).toBe(
        signature,
      );
    }
  },
);

test("signs the bytes as they are, white space and all", () => {
  const sign = signWith("пароль 🔑");
  const [compact, spaced] = ['{"a":1}', '{"a": 1}'].map((text) =>
    sign(new TextEncoder().encode(text)),
  );
  expect(compact).toMatch(/^[0-9a-f]{64}$/);
  expect(spaced).not.toBe(compact);
});
