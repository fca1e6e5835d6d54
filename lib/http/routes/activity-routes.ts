import { z } from "zod";
import { activityItemSchema } from "#lib/domain/activity/activity.ts";
import { activityQuerySchema } from "#lib/domain/activity/activity-query.ts";
import { pageShape } from "#lib/http/api/page-query.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import { route } from "./route.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";

export const listActivityRoute = route({
  method: "get",
  path: "/api/v1/activity",
  permission: "read_activity",
  summary: "What people, tokens and this program did, newest first",
  description:
    "Rows are appended only; each has a digest that is linked to the row before it. Looks at personal data and the use of tokens are written within two seconds, everything else in the transaction of the act.",
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
  handler: ({ context, query: { limit, cursor, from, to, ...filter } }) =>
    listActivity(
      context,
      {
        ...filter,
        ...(from !== undefined && { from: new Date(from) }),
        ...(to !== undefined && { to: new Date(to) }),
      },
      { limit, ...(cursor !== undefined && { cursor }) },
    ),
});
