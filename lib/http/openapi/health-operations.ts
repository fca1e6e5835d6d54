import { z } from "zod";
import type { ApiOperation } from "./operation.ts";

export const healthOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/health/live",
    summary: "Whether the process answers",
    answers: {
      200: {
        description: "It does.",
        schema: z.strictObject({ status: z.literal("live") }),
      },
    },
  },
  {
    method: "get",
    path: "/api/health/ready",
    summary: "Whether Postgres is reachable and migrated",
    answers: {
      200: {
        description: "It is.",
        schema: z.strictObject({ status: z.literal("ready") }),
      },
      503: {
        description: "It is not.",
        schema: z.strictObject({
          status: z.literal("not_ready"),
          reason: z.string(),
        }),
      },
    },
  },
];
