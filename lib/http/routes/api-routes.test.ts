import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiRoutes } from "./api-routes.ts";
import { answerUnknownCall } from "#lib/http/api/answer-unknown-call.ts";
import { describeApiRoute } from "./openapi-route.ts";

const described = [...apiRoutes, describeApiRoute];

/** Addresses that are no calls of the API: each answers as somebody else wants it. */
const others = [
  "app/api/webhooks/",
  "app/api/auth/",
  "app/api/v1/[[...path]]/",
];

const files = globSync("app/api/**/route.ts").filter(
  (file) => !others.some((other) => file.startsWith(other)),
);

test.each(files)(
  "%s has what its calls declare, and all is described",
  async (file) => {
    const exported: unknown = await import(path.resolve(file));
    const handlers = z.record(z.string(), z.unknown()).parse(exported);
    const folder = path.dirname(file).slice("app".length);
    const where = folder.replaceAll("[", "{").replaceAll("]", "}");
    for (const [method, handler] of Object.entries(handlers)) {
      const declared = described.find((one) => one === handler);
      expect(declared?.operation, `${method} ${where}`).toMatchObject({
        method: method.toLowerCase(),
        path: where,
      });
    }
  },
);

test("each call that is described has its file, once", () => {
  const calls = described.map(
    ({ operation }) => `${operation.method} ${operation.path}`,
  );
  expect(new Set(calls).size).toBe(calls.length);
  const folders = new Set(described.map(({ operation }) => operation.path));
  expect(files).toHaveLength(folders.size);
});

test("what is no call of the API is answered as the API answers", async () => {
  const answer = answerUnknownCall(
    new Request("http://localhost/api/v1/nothing"),
  );
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "not_found" } });
});
