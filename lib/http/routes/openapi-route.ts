import { z } from "zod";
import { env } from "#lib/env.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { type Route, route } from "./route.ts";
import { toOpenApiDocument } from "#lib/http/openapi/to-openapi-document.ts";
import packageJson from "../../../package.json" with { type: "json" };
import { apiRoutes } from "./api-routes.ts";

export const describeApiRoute: Route = route({
  method: "get",
  path: "/api/openapi.json",
  permission: "read",
  summary: "The OpenAPI document of this API",
  answer: jsonOf(z.record(z.string(), z.unknown()), "The document."),
  handler: () =>
    toOpenApiDocument(
      [...apiRoutes, describeApiRoute].map(({ operation }) => operation),
      { version: packageJson.version, server: env().appUrl },
    ),
});
