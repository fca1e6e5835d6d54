import { z } from "zod";
import { requestContext } from "#lib/auth/request-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { openRoute, route } from "./route.ts";
import { getMetrics } from "#lib/services/health/get-metrics.ts";
import type { Context } from "#lib/services/context.ts";
import { findWarning } from "#lib/services/health/find-warning.ts";
import { findUnreadyReason } from "#lib/services/health/find-unready-reason.ts";

export const liveRoute = openRoute({
  method: "get",
  path: "/api/health/live",
  summary: "Whether the process answers; it says nothing of the database",
  answer: jsonOf(z.strictObject({ status: z.literal("live") }), "It does."),
  handler: () => ({ status: "live" }) as const,
});

export const readyRoute = openRoute({
  method: "get",
  path: "/api/health/ready",
  summary:
    "Whether webhooks can be stored: Postgres is reachable, migrated and writable",
  answer: jsonOf(
    z.strictObject({
      status: z.literal("ready"),
      warning: z
        .string()
        .optional()
        .describe("What is wrong all the same, for those who may see it."),
    }),
    "It is.",
  ),
  failures: {
    503: {
      description: "It is not.",
      schema: z.strictObject({
        status: z.literal("not_ready"),
        reason: z
          .string()
          .optional()
          .describe("Why, for those who may see it."),
      }),
    },
  },
  handler: async (request) => {
    const reason = await findUnreadyReason();
    const context = await contextToTell(request);
    if (reason === null) {
      const warning = context && (await findWarning(context));
      return { status: "ready", ...(warning && { warning }) } as const;
    }
    const told = context ? { reason } : {};
    return jsonAnswer(
      { status: "not_ready", ...told },
      { status: 503, headers: { "retry-after": "5" } },
    );
  },
});

export const getMetricsRoute = route({
  method: "get",
  path: "/api/metrics",
  permission: "read_activity",
  summary: "What a Prometheus server reads, in its text format",
  answer: bytesOf("text/plain", "The metrics."),
  handler: async ({ context }) => {
    const { contentType, text } = await getMetrics(context);
    return new Response(text, { headers: { "content-type": contentType } });
  },
});

/** The context of who may be told details; null of others. Who asks may not be known just now: that, too, may need the database. */
async function contextToTell(request: Request): Promise<Context | null> {
  try {
    const context = await requestContext(request);
    return can(context.access.role, "read_activity") ? context : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
