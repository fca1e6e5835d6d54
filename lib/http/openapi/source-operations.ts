import { z } from "zod";
import {
  newSourceSchema,
  sourceChangeSchema,
  sourceSchema,
} from "#lib/domain/source/source.ts";
import { errorSchema } from "./error-schema.ts";
import type { ApiOperation, ApiParameter } from "./operation.ts";

const idParameter: ApiParameter = {
  name: "id",
  in: "path",
  description: "The id of a source.",
  schema: z.uuid(),
};

const source = {
  description: "The source.",
  schema: sourceSchema.meta({ id: "Source" }),
};
const failure = (description: string) => ({ description, schema: errorSchema });
const badBody = failure("The body does not fit; `field` names what does not.");

export const sourceOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/sources",
    summary: "Every source, oldest first, archived ones too",
    answers: {
      200: {
        description: "The sources.",
        schema: z
          .strictObject({ items: z.array(sourceSchema.meta({ id: "Source" })) })
          .meta({ id: "SourceList" }),
      },
    },
  },
  {
    method: "post",
    path: "/api/v1/sources",
    summary: "Add a source; its address works at once",
    description:
      "Without a key a random one is made. Without a secret signatures are not checked. No answer ever holds a secret.",
    body: newSourceSchema.meta({ id: "NewSource" }),
    answers: {
      201: source,
      400: badBody,
      409: failure("The key is, or once was, in use."),
    },
  },
  {
    method: "get",
    path: "/api/v1/sources/{id}",
    summary: "One source",
    parameters: [idParameter],
    answers: { 200: source, 404: failure("There is no such source.") },
  },
  {
    method: "patch",
    path: "/api/v1/sources/{id}",
    summary: "Change a source; all that is named happens, or nothing",
    description:
      "secret adds one, retiring the oldest of three; null retires all. rotateKey adds a second key, and the first stays good until revokeKey names it.",
    parameters: [idParameter],
    body: sourceChangeSchema.meta({ id: "SourceChange" }),
    answers: {
      200: source,
      400: badBody,
      404: failure("There is no such source, or no such key or secret in use."),
      409: failure("No key, or more than two, would be in use."),
    },
  },
];
