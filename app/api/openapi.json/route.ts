import packageJson from "../../../package.json" with { type: "json" };
import { env } from "#lib/env.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { apiOperations } from "#lib/http/openapi/api-operations.ts";
import { toOpenApiDocument } from "#lib/http/openapi/to-openapi-document.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  const { version } = packageJson;
  return jsonAnswer(
    toOpenApiDocument(apiOperations, { version, server: env().appUrl }),
  );
}
