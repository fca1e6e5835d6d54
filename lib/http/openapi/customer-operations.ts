import { z } from "zod";
import { customerHistorySchema } from "#lib/domain/customer/customer-history.ts";
import {
  customerQuerySchema,
  evidenceQuerySchema,
} from "#lib/http/api/customer-query.ts";
import { limitSchema } from "#lib/http/api/page-query.ts";
import { errorSchema } from "./error-schema.ts";
import type { ApiOperation, ApiParameter } from "./operation.ts";

const idParameter: ApiParameter = {
  name: "id",
  in: "path",
  description: "Voucherify's id of the customer.",
  schema: z.string(),
};

const sourceParameter: ApiParameter = {
  name: "source",
  in: "query",
  description:
    "The id of a source, where one customer id exists in several; without it the one with the customer's newest event.",
  schema: customerQuerySchema.shape.source.unwrap(),
};

const failures = {
  400: {
    description:
      "A key is unknown, or a value cannot be understood; `field` names it.",
    schema: errorSchema,
  },
  404: {
    description: "No event names such a customer (to that source).",
    schema: errorSchema,
  },
};

export const customerOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/customers/{id}",
    summary: "A customer's entries in order, with what changed between them",
    description:
      "Each entry carries the difference between its body and that of the customer's entry before, whichever segment either was of. Changes that are noise say so.",
    parameters: [
      idParameter,
      sourceParameter,
      {
        name: "order",
        in: "query",
        description:
          "Oldest entry first (asc, as without this key) or newest first.",
        schema: customerQuerySchema.shape.order.unwrap(),
      },
      {
        name: "limit",
        in: "query",
        description: "How many entries, from 1 to 200; 25 without this key.",
        schema: limitSchema,
      },
      {
        name: "cursor",
        in: "query",
        description: "A cursor of an earlier page, with the same order.",
        schema: z.string(),
      },
    ],
    answers: {
      200: {
        description: "The customer.",
        schema: customerHistorySchema.meta({ id: "CustomerHistory" }),
      },
      ...failures,
    },
  },
  {
    method: "get",
    path: "/api/v1/customers/{id}/evidence",
    summary: "The rows of a customer's evidence report",
    description:
      "A line of JSON for each entry, oldest first. The SHA-256 of this file is the digest that the report prints.",
    parameters: [
      idParameter,
      sourceParameter,
      {
        name: "upTo",
        in: "query",
        description:
          "The event that a report was made up to, to make its rows again.",
        schema: evidenceQuerySchema.shape.upTo.unwrap(),
      },
    ],
    answers: {
      200: {
        description: "The rows.",
        contentType: "application/octet-stream",
      },
      ...failures,
    },
  },
];
