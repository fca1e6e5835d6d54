import { expect, test } from "vitest";
import { readTarget } from "./request-target.ts";

const KEY = "a-source_key-0123456789";

test.each([
  `/api/webhooks/${KEY}`,
  `/api/webhooks/${KEY}/`,
  `/api/webhooks/${KEY}?from=voucherify`,
  `http://inspector.example/api/webhooks/${KEY}`,
  `HTTPS://user@inspector.example:8443/api/webhooks/${KEY}#part`,
  `/api/webhooks/%61${KEY.slice(1)}`,
  `/%61pi/web%68ooks/${KEY}`,
  `/entries/../api/webhooks/${KEY}`,
  `/api/webhooks/x/.%2e/${KEY}`,
  `\\api\\webhooks\\${KEY}`.replace("\\", "/"),
])("%s is the webhook address of the key", (target) => {
  expect(readTarget(target)).toEqual({
    kind: "webhook",
    sourceKey: KEY,
    url: `/api/webhooks/${KEY}`,
  });
});

test.each([
  undefined,
  "",
  "*",
  "inspector.example:443",
  "/api/webhooks",
  "/api/webhooks/",
  "/api/webhooks//",
  `/api/webhooks//${KEY}`,
  `/api/webhooks/${KEY}/x`,
  `/api/webhooks/${KEY}%00`,
  `/api/webhooks/${KEY}%2fx`,
  `/api/webhooks/${KEY};x=1`,
  "/api/webhooks/%252e%252e",
  "/api/v1/events/%ff",
  "/customers/%E0%A4",
  `/api/webhooks/${"k".repeat(201)}`,
])("%s is nothing that there could be", (target) => {
  expect(readTarget(target)).toEqual({ kind: "nothing" });
});

test.each([
  ["/", "/"],
  ["/entries?q=a b&x=%2e%2e", "/entries?q=a b&x=%2e%2e"],
  ["/api/webhooks/.%2e", "/api/"],
  ["/api/webhooks/..%2fx", null],
  ["/api/webhooks/x/../../v1/events?limit=1", "/api/v1/events?limit=1"],
  ["/api/webhooks/%2E%2E/%2e%2e/sources", "/sources"],
  ["/api\\..\\sources", "/sources"],
  ["/customers/cust%2Fone#top", "/customers/cust%2Fone"],
  ["//api/webhooks/x", "//api/webhooks/x"],
  ["/API/WEBHOOKS/x", "/API/WEBHOOKS/x"],
])(
  "%s is the page %s for whoever judges it and whoever shows it",
  (target, url) => {
    expect(readTarget(target)).toEqual(
      url === null ? { kind: "nothing" } : { kind: "page", url, host: null },
    );
  },
);

test("the host of a target in absolute form is the one that counts", () => {
  expect(readTarget("http://evil.example/entries")).toEqual({
    kind: "page",
    url: "/entries",
    host: "evil.example",
  });
  expect(readTarget("http://localhost:3000")).toEqual({
    kind: "page",
    url: "/",
    host: "localhost:3000",
  });
});
