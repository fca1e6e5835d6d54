import { z } from "zod";
import {
  type ActivityAction,
  activityActions,
  type ActivityGroup,
} from "./activity-action.ts";

export const activityOutcomes = ["done", "refused", "failed"] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

export const actorKindSchema = z.enum(["member", "token", "system"]);
export type ActorKind = z.infer<typeof actorKindSchema>;

/** Someone who did something, as a list of activity is filtered by them. */
export type ActivityActor = {
  /** The id of a member or token, the name of a part of this program. */
  readonly key: string;
  readonly kind: ActorKind;
  /** The newest. */
  readonly name: string;
};

/** What was acted on. A customer is named in `personal`, which erasure empties, and has no id here. */
export type ActivityTarget = {
  readonly kind: string;
  readonly id?: string | null;
  /** As it was called at that time. */
  readonly name?: string | null;
};

/** One act, as whoever did it says it. */
export type NewActivity = {
  readonly action: ActivityAction;
  /** `done` unless it says otherwise. */
  readonly outcome?: ActivityOutcome;
  readonly target?: ActivityTarget;
  /** What was done, with `before` and `after` where something changed: no secret, no personal value of a customer. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Personal values of customers that belong to the act: ids, names, what was searched for. Erasure empties it. */
  readonly personal?: Readonly<Record<string, unknown>>;
};

const actionKeys = Object.keys(activityActions) as [
  ActivityAction,
  ...ActivityAction[],
];

/** One act as it is shown. */
export const activityItemSchema = z.strictObject({
  id: z.uuid(),
  /** The number of the row, from 1 without gaps. */
  sequence: z.int(),
  at: z.iso.datetime(),
  actor: z.strictObject({
    kind: actorKindSchema,
    id: z.string().nullable(),
    name: z.string(),
  }),
  action: z.enum(actionKeys),
  outcome: z.enum(activityOutcomes),
  target: z
    .strictObject({
      kind: z.string(),
      id: z.string().nullable(),
      name: z.string().nullable(),
    })
    .nullable(),
  remoteAddress: z.string().nullable(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** Null where there are no personal values, or once they were erased. */
  personal: z.record(z.string(), z.unknown()).nullable(),
  erasedAt: z.iso.datetime().nullable(),
  digest: z.string(),
});

export type ActivityItem = z.infer<typeof activityItemSchema>;

/** Which rows a list of activity has; what is left out asks for nothing. */
export type ActivityFilter = {
  readonly group?: ActivityGroup;
  readonly action?: readonly ActivityAction[];
  readonly outcome?: readonly ActivityOutcome[];
  /** Ids of members or tokens, or names of parts of this program. */
  readonly actor?: readonly string[];
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
};
