import { expect, test } from "vitest";
import { z } from "zod";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import { apiRoutes } from "#lib/http/routes/api-routes.ts";
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
    toOpenApiDocument(
      apiRoutes.map(({ operation }) => operation),
      { version: "1.0.0", server: "http://localhost:3000" },
    ),
  );

test("every reference leads to a component", () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  for (const [, target = ""] of references) {
    const [, , name = ""] = target.split("/");
    expect(document.components.schemas).toHaveProperty(name);
  }
  expect(JSON.stringify(document)).not.toContain("$defs");
});

test("every key of the filter is a parameter of the list and of the facets", () => {
  for (const call of ["/api/v1/events", "/api/v1/facets"]) {
    const names = document.paths[call]?.get?.parameters.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(eventFilterSchema.keyof().options),
    );
  }
});

test("limits and usual values are those of the code", () => {
  const limit = document.paths["/api/v1/events"]?.get?.parameters.find(
    ({ name }) => name === "limit",
  );
  expect(limit?.schema).toMatchObject({
    type: "integer",
    minimum: 1,
    maximum: 200,
    default: 50,
  });
});

test("who may make a call is told", () => {
  const { paths } = document;
  expect(paths["/api/v1/sources"]?.post?.description).toContain(
    "For the roles admin.",
  );
  expect(paths["/api/health/live"]?.get?.security).toEqual([]);
});
