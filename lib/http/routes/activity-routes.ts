import { z } from "zod";
import { activityItemSchema } from "#lib/domain/activity/activity.ts";
import { activityFormats } from "#lib/domain/activity/activity-csv.ts";
import {
  activityQuerySchema,
  toActivityFilter,
} from "#lib/domain/activity/activity-query.ts";
import { fileStreamAnswer } from "#lib/http/api/file-stream-answer.ts";
import { pageShape } from "#lib/http/api/page-query.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import { exportActivity } from "#lib/services/activity/export-activity.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import { route } from "./route.ts";

export const listActivityRoute = route({
  method: "get",
  path: "/api/v1/activity",
  permission: "read_activity",
  summary: "What people, tokens and this program did, newest first",
  description:
    "Rows are appended only; each has a digest that is linked to the row before it. Views of personal data, exports, reports, refusals and the use of tokens are stored within two seconds, sign-ins and account changes right after they happen, everything else in the transaction of the action.",
  query: queryOf({ ...activityQuerySchema.shape, ...pageShape(50) }),
  answer: jsonOf(
    z
      .strictObject({
        items: z.array(activityItemSchema.meta({ id: "Activity" })),
        nextCursor: z
          .string()
          .nullable()
          .describe("Leads to what is older; null at the end."),
      })
      .meta({ id: "ActivityPage" }),
    "The page.",
  ),
  handler: ({ context, query: { limit, cursor, ...asked } }) =>
    listActivity(context, toActivityFilter(asked), {
      limit,
      ...(cursor !== undefined && { cursor }),
    }),
});

export const exportActivityRoute = route({
  method: "get",
  path: "/api/v1/exports/activity",
  permission: "read_activity",
  summary: "All activity that fits, newest first, as a file",
  description:
    "It is made while it is sent; a failure cuts the connection before its end.",
  query: queryOf({
    ...activityQuerySchema.shape,
    format: z
      .enum(activityFormats, { error: `takes ${activityFormats.join(", ")}` })
      .describe("How the file is written."),
  }),
  answer: bytesOf("text/csv, application/x-ndjson", "The file."),
  handler: ({ context, query: { format, ...asked } }) =>
    fileStreamAnswer(exportActivity(context, toActivityFilter(asked), format), {
      fileName: `activity.${format}`,
      contentType:
        format === "csv"
          ? "text/csv; charset=utf-8; header=present"
          : "application/x-ndjson; charset=utf-8",
      headers: {},
    }),
});
