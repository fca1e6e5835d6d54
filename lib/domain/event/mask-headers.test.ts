import { expect, test } from "vitest";
import { maskHeaders } from "./mask-headers.ts";

const secret = "sk_live_0123456789abcdefghij";

test.each([
  "Authorization",
  "authorization",
  "Proxy-Authorization",
  "Cookie",
  "Set-Cookie",
  "X-App-Token",
  "x-api-key",
  "X-Auth",
  "apikey",
  "my-shared-secret",
  "X-Password",
  "x-session-id",
])("%s is masked", (name) => {
  const [masked] = maskHeaders([[name, secret]]);
  expect(masked?.[0]).toBe(name);
  expect(masked?.[1]).toBe("s…(28 characters, masked)");
});

test.each([
  "Content-Type",
  "X-Voucherify-Signature",
  "User-Agent",
  "x-keyboard",
  "Host",
])("%s is shown", (name) => {
  expect(maskHeaders([[name, secret]])).toEqual([[name, secret]]);
});

test("of a short secret nothing is shown, of a long one no more than three characters", () => {
  const [short, long] = maskHeaders([
    ["authorization", "hunter2"],
    ["authorization", "x".repeat(4_000)],
  ]);
  expect(short?.[1]).toBe("…(7 characters, masked)");
  expect(long?.[1]).toBe("xxx…(4000 characters, masked)");
});

test("order and repetition are kept", () => {
  const names = maskHeaders([
    ["b", "1"],
    ["cookie", ""],
    ["a", "2"],
    ["b", "3"],
  ]).map(([name]) => name);
  expect(names).toEqual(["b", "cookie", "a", "b"]);
});
