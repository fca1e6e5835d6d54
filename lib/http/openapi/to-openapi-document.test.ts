import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import { apiOperations } from "./api-operations.ts";
import { toOpenApiDocument } from "./to-openapi-document.ts";

const document = z
  .looseObject({
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.looseObject({
          parameters: z.array(
            z.looseObject({ name: z.string(), description: z.string().min(1) }),
          ),
        }),
      ),
    ),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(
    toOpenApiDocument(apiOperations, {
      version: "1.0.0",
      server: "http://localhost:3000",
    }),
  );

test("every reference leads to a component", () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  for (const [, target = ""] of references) {
    const [, , name = ""] = target.split("/");
    expect(document.components.schemas).toHaveProperty(name);
  }
  expect(JSON.stringify(document)).not.toContain("$defs");
});

test("every path described has a route", () => {
  for (const described of Object.keys(document.paths)) {
    const folder = described.replaceAll("{", "[").replaceAll("}", "]");
    expect(existsSync(path.join("app", folder, "route.ts")), described).toBe(
      true,
    );
  }
});

test("every key of the filter is a parameter of the list and of the facets", () => {
  for (const call of ["/api/v1/events", "/api/v1/facets"]) {
    const names = document.paths[call]?.get?.parameters.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(eventFilterSchema.keyof().options),
    );
  }
});

test("no call is described twice", () => {
  const calls = apiOperations.map(
    ({ method, path: where }) => `${method} ${where}`,
  );
  expect(new Set(calls).size).toBe(calls.length);
});
