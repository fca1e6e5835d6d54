import { z } from "zod";
import { can, type Permission } from "#lib/domain/access/permissions.ts";
import { roles } from "#lib/domain/access/role.ts";
import { errorSchema } from "#lib/http/api/error-schema.ts";
import type {
  ApiAnswer,
  ApiOperation,
  ApiParameter,
} from "#lib/http/api/operation.ts";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these operations, each schema made from the Zod schema in use. */
export function toOpenApiDocument(
  operations: readonly ApiOperation[],
  { version, server }: { readonly version: string; readonly server: string },
): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = toOperation(operation, components);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Segment Inspector", version },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
    security: [{ token: [] }],
  };
}

function toOperation(operation: ApiOperation, components: Json): Json {
  const { permission, parameters, body, answers } = operation;
  const description = [operation.description, whoMay(permission)]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
  return {
    summary: operation.summary,
    ...(description === "" ? {} : { description }),
    ...(permission === null && { security: [] }),
    parameters: parameters.map((one) => toParameter(one, components)),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: toSchema(body, "input", components),
              },
            },
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          toResponse(answer, components),
        ]),
      ),
      default: toResponse(
        { description: "A failure.", schema: errorSchema },
        components,
      ),
    },
  };
}

function whoMay(permission: Permission | null): string | undefined {
  if (permission === null) return undefined;
  const allowed = roles.filter((role) => can(role, permission));
  return `For the roles ${allowed.join(", ")}.`;
}

function toParameter(parameter: ApiParameter, components: Json): Json {
  const { name, in: place, description, schema } = parameter;
  return {
    name,
    in: place,
    description,
    required: place === "path",
    schema: toSchema(schema, "input", components),
  };
}

function toResponse(
  { description, schema, contentType }: ApiAnswer,
  components: Json,
): Json {
  if (!schema && contentType === undefined) return { description };
  return {
    description,
    content: {
      [contentType ?? "application/json"]: schema
        ? { schema: toSchema(schema, "output", components) }
        : {},
    },
  };
}

/** A schema that has an id becomes a component, wherever it stands, and is referred to. */
function toSchema(
  schema: z.ZodType,
  io: "input" | "output",
  components: Json,
): Json {
  const { $defs = {}, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  // The document names the dialect once, by its own version.
  delete json.$schema;
  const { id: ownId } = schema.meta() ?? {};
  Object.assign(components, referringToComponents($defs));
  const own = referringToComponents(json);
  if (typeof ownId !== "string") return own;
  components[ownId] = own;
  return { $ref: `#/components/schemas/${ownId}` };
}

function referringToComponents(value: object): Json {
  const text = JSON.stringify(value).replaceAll(
    '"#/$defs/',
    '"#/components/schemas/',
  );
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
