import { z } from "zod";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import {
  noReplay,
  notNow,
  replayParams,
  replaySchema,
} from "./replay-parts.ts";
import { route } from "./route.ts";
import {
  approveRun,
  cancelRun,
  decideInDoubt,
  pauseRun,
  resumeRun,
} from "#lib/services/replays/control-run.ts";
import { retryFailed } from "#lib/services/replays/start-run.ts";

export const pauseReplayRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/pause",
  permission: "operate",
  summary: "Send nothing more until it is resumed",
  params: replayParams,
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id } }) => pauseRun(context, id),
});

export const resumeReplayRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/resume",
  permission: "operate",
  summary: "Go on where it was paused, or where it stopped itself",
  params: replayParams,
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id } }) => resumeRun(context, id),
});

export const cancelReplayRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/cancel",
  permission: "operate",
  summary: "End it for good; what was not sent stays unsent",
  params: replayParams,
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id } }) => cancelRun(context, id),
});

export const approveReplayRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/approve",
  permission: "administer",
  summary: "Let a replay begin that somebody else started",
  params: replayParams,
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id } }) => approveRun(context, id),
});

export const retryReplayRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/retry",
  permission: "operate",
  summary: "Start a replay of what failed in this one",
  description:
    "What is in doubt is decided about in its own replay; where that was cancelled, it is sent again with what failed.",
  params: replayParams,
  answer: jsonOf(replaySchema, "The new replay.", 201),
  failures: { ...noReplay, 422: "Nothing failed." },
  handler: ({ context, params: { id } }) => retryFailed(context, id),
});

export const decideInDoubtRoute = route({
  method: "post",
  path: "/api/v1/replays/{id}/in-doubt",
  permission: "operate",
  summary: "Decide about what was being sent when a worker ended",
  params: replayParams,
  body: z
    .strictObject(
      {
        decision: z.enum(["send_again", "count_delivered"], {
          error: "takes send_again or count_delivered",
        }),
      },
      "takes a JSON object",
    )
    .meta({ id: "InDoubtDecision" }),
  answer: jsonOf(replaySchema, "The replay."),
  failures: notNow,
  handler: ({ context, params: { id }, body }) =>
    decideInDoubt(context, id, body.decision),
});
