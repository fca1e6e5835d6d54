import { z } from "zod";
import {
  attemptOutcomeSchema,
  replayAttemptSchema,
} from "#lib/domain/event/replay-attempt.ts";
import {
  type NewRun,
  newRunSchema,
  runChangeSchema,
  runPreviewSchema,
} from "#lib/domain/replay/replay-run.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { pageShape } from "#lib/http/api/page-query.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import {
  noReplay,
  notNow,
  replayParams,
  replaySchema,
} from "./replay-parts.ts";
import { route } from "./route.ts";
import { changeRunRate } from "#lib/services/replays/control-run.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { listAttempts } from "#lib/services/replays/list-attempts.ts";
import { listRuns } from "#lib/services/replays/list-runs.ts";
import { previewRun } from "#lib/services/replays/preview-run.ts";
import { replayEvent } from "#lib/services/replays/replay-event.ts";
import { startRun } from "#lib/services/replays/start-run.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

const attempt = replayAttemptSchema.meta({ id: "ReplayAttempt" });
const cursor = z
  .string()
  .nullable()
  .describe("Leads to what follows; null at the end.");

export const replayEventRoute = route({
  method: "post",
  path: "/api/v1/events/{id}/replay",
  permission: "operate",
  summary: "Send one event again: one attempt",
  description:
    "The bytes and the content type as they came. The answer tells how it ended, whatever the receiver said; it is on record before it is sent.",
  params: z.strictObject({
    id: z.string().describe("The id of an event."),
  }),
  body: z
    .strictObject(
      { destinationId: z.uuid("takes the id of a destination") },
      "takes a JSON object",
    )
    .meta({ id: "EventReplay" }),
  answer: jsonOf(attempt, "The attempt and its result."),
  failures: {
    404: "There is no such event, or no such destination.",
    409: "The destination is paused.",
    422: "The body of the event was not kept or was erased.",
  },
  handler: ({ context, params: { id }, body }) =>
    replayEvent(context, id, body.destinationId),
});

export const startReplayRoute = route({
  method: "post",
  path: "/api/v1/replays",
  permission: "operate",
  summary: "Send many events again, or count what that would be",
  description:
    "Takes eventIds or a filter with the keys of GET /api/v1/events, each a list of values (a text alone is a list of one, so the filter of a replay that was told can be given again); an empty filter is refused unless all is true. The selection is frozen now, as the ids that will be sent. What the destination has, expired codes and what was not accepted are skipped unless told. With dryRun nothing is sent or kept.",
  body: newRunSchema.meta({ id: "NewReplay" }),
  maxBodyBytes: 1_048_576,
  answer: jsonOf(
    z.union([replaySchema, runPreviewSchema.meta({ id: "ReplayPreview" })]),
    "The run with status 201, or what it would be with status 200.",
    201,
  ),
  failures: {
    404: "There is no such destination.",
    422: "Nothing matches, or it took too long to count.",
  },
  handler: async ({ context, body }) => {
    const request = toRunRequest(body);
    if (request.dryRun === true)
      return jsonAnswer(await previewRun(context, request), { status: 200 });
    return startRun(context, request);
  },
});

/** @throws {AppError} `invalid_request` for what is no filter */
function toRunRequest({
  filter,
  ...rest
}: z.infer<typeof newRunSchema>): NewRun {
  if (filter === undefined) return rest;
  const pairs = Object.entries(filter).flatMap(([key, values]) =>
    [values].flat().map((value) => [key, value]),
  );
  return {
    ...rest,
    filter: parseStrictEventFilter(new URLSearchParams(pairs)),
  };
}

export const listReplaysRoute = route({
  method: "get",
  path: "/api/v1/replays",
  permission: "operate",
  summary: "Replays of many events, newest first",
  query: queryOf(pageShape(50)),
  answer: jsonOf(
    z
      .strictObject({ items: z.array(replaySchema), nextCursor: cursor })
      .meta({ id: "ReplayPage" }),
    "The page.",
  ),
  handler: ({ context, query }) => listRuns(context, query),
});

export const getReplayRoute = route({
  method: "get",
  path: "/api/v1/replays/{id}",
  permission: "operate",
  summary: "One replay with its counts as they are now",
  params: replayParams,
  answer: jsonOf(replaySchema, "The replay."),
  failures: noReplay,
  handler: ({ context, params: { id } }) => getRun(context, id),
});

export const changeReplayRoute = route({
  method: "patch",
  path: "/api/v1/replays/{id}",
  permission: "operate",
  summary: "Change how fast a replay sends",
  params: replayParams,
  body: runChangeSchema.meta({ id: "ReplayChange" }),
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id }, body }) =>
    changeRunRate(context, id, body.ratePerSecond),
});

export const listAttemptsRoute = route({
  method: "get",
  path: "/api/v1/replays/{id}/attempts",
  permission: "operate",
  summary: "The requests that a replay made, newest first",
  params: replayParams,
  query: queryOf({
    ...pageShape(50),
    outcome: attemptOutcomeSchema
      .exactOptional()
      .describe("Only attempts that ended so."),
  }),
  answer: jsonOf(
    z
      .strictObject({ items: z.array(attempt), nextCursor: cursor })
      .meta({ id: "ReplayAttemptPage" }),
    "The page.",
  ),
  failures: noReplay,
  handler: ({ context, params: { id }, query }) =>
    listAttempts(context, id, query),
});
