import { z } from "zod";
import {
  retentionChangeSchema,
  retentionSchema,
} from "#lib/domain/retention/retention.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import { route } from "./route.ts";
import { changeRetention } from "#lib/services/retention/change-retention.ts";
import { getRetention } from "#lib/services/retention/get-retention.ts";

const answer = jsonOf(
  retentionSchema.meta({ id: "Retention" }),
  "For how many months events are kept; null: for ever.",
);

export const getRetentionRoute = route({
  method: "get",
  path: "/api/v1/settings/retention",
  permission: "administer",
  summary: "For how long events are kept",
  query: queryOf({
    preview: z
      .enum(["true", "false"], { error: "takes true, false" })
      .default("false")
      .describe("Adds what would be removed now."),
    months: retentionChangeSchema.shape.months
      .unwrap()
      .exactOptional()
      .describe(
        "For the preview: as if events were kept for so many months instead.",
      ),
  }),
  answer,
  handler: ({ context, query }) =>
    getRetention(context, {
      preview: query.preview === "true",
      ...(query.months !== undefined && { previewed: query.months }),
    }),
});

export const changeRetentionRoute = route({
  method: "patch",
  path: "/api/v1/settings/retention",
  permission: "administer",
  summary: "Say for how long events are kept",
  description:
    "Whole months (UTC) that are older are removed for good within the hour, with what is counted of them.",
  body: retentionChangeSchema.meta({ id: "RetentionChange" }),
  answer,
  handler: ({ context, body }) => changeRetention(context, body),
});
