import { z } from "zod";
import { type ActivityFilter, activityOutcomes } from "./activity.ts";
import {
  type ActivityAction,
  activityActions,
  type ActivityGroup,
  activityGroups,
} from "./activity-action.ts";

const groups = Object.keys(activityGroups) as [
  ActivityGroup,
  ...ActivityGroup[],
];
const actions = Object.keys(activityActions) as [
  ActivityAction,
  ...ActivityAction[],
];
const time = z.iso.datetime({
  offset: true,
  error: "takes a time in ISO 8601",
});

/** What a list of activity may be asked for. */
export const activityQuerySchema = z.strictObject({
  group: z
    .enum(groups, { error: `takes ${groups.join(", ")}` })
    .exactOptional()
    .describe("A group of actions."),
  action: z
    .array(z.enum(actions, { error: `takes ${actions.join(", ")}` }))
    .exactOptional()
    .describe("Actions."),
  outcome: z
    .array(
      z.enum(activityOutcomes, {
        error: `takes ${activityOutcomes.join(", ")}`,
      }),
    )
    .exactOptional()
    .describe("How it ended."),
  actor: z
    .array(z.string().max(256, "takes at most 256 characters"))
    .exactOptional()
    .describe("Ids of members and tokens, or names of parts of this program."),
  from: time.exactOptional().describe("Done at or after this."),
  to: time.exactOptional().describe("Done before this."),
});

/** What such a query asks for, its times as times. */
export function toActivityFilter({
  from,
  to,
  ...filter
}: z.infer<typeof activityQuerySchema>): ActivityFilter {
  return {
    ...filter,
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
  };
}
