import { z } from "zod";
import { replayAttemptSchema } from "#lib/domain/event/replay-attempt.ts";
import { newEditedCopySchema } from "#lib/domain/replay/edited-copy.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { getEditedCopyBody } from "#lib/services/replays/get-edited-copy-body.ts";
import { sendEditedCopy } from "#lib/services/replays/send-edited-copy.ts";
import { route } from "./route.ts";

const id = z.string().describe("The id of an event.");

export const sendEditedCopyRoute = route({
  method: "post",
  path: "/api/v1/events/{id}/edited-copies",
  permission: "operate",
  summary: "Send a copy of an event whose body was changed: one attempt",
  description:
    "The copy is kept and marked as such, and the receiver is told by `x-segment-inspector-replay: edited`. It carries the destination's signature or none, and never counts as a delivery of the event itself.",
  params: z.strictObject({ id }),
  body: newEditedCopySchema.meta({ id: "NewEditedCopy" }),
  maxBodyBytes: 2_097_152,
  answer: jsonOf(
    replayAttemptSchema.meta({ id: "ReplayAttempt" }),
    "The attempt and its result.",
  ),
  failures: {
    404: "There is no such event, or no such destination.",
    409: "The destination is paused.",
    422: "The body of the event was not kept or was erased, nothing was changed, or JSON became none.",
  },
  handler: ({ context, params, body }) =>
    sendEditedCopy(context, params.id, body),
});

export const getEditedCopyBodyRoute = route({
  method: "get",
  path: "/api/v1/events/{id}/edited-copies/{copyId}/body",
  permission: "read_personal",
  summary: "The bytes of an edited copy as they were sent",
  params: z.strictObject({
    id,
    copyId: z.string().describe("The id of the attempt that sent the copy."),
  }),
  answer: bytesOf("application/octet-stream", "The bytes."),
  failures: { 404: "There is no such copy, or it was erased." },
  handler: async ({ context, params }) =>
    downloadAnswer(
      await getEditedCopyBody(context, params.id, params.copyId),
      `${params.copyId}.edited`,
    ),
});
