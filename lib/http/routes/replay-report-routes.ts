import {
  reportFileName,
  reportManifestSchema,
} from "#lib/domain/replay/run-report.ts";
import { fileStreamAnswer } from "#lib/http/api/file-stream-answer.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { noReplay, replayParams } from "./replay-parts.ts";
import { route } from "./route.ts";
import {
  makeReportManifest,
  reportRun,
} from "#lib/services/replays/make-report.ts";

export const getReportRoute = route({
  method: "get",
  path: "/api/v1/replays/{id}/report",
  permission: "operate",
  summary: "What became of every event of a replay",
  description:
    "A line of JSON for each event, in the order of sending: whether it was delivered, skipped and why, or failed and how.",
  params: replayParams,
  answer: bytesOf("application/x-ndjson", "The lines."),
  failures: noReplay,
  handler: async ({ context, params: { id } }) =>
    fileStreamAnswer(await reportRun(context, id), {
      fileName: reportFileName(id),
      contentType: "application/x-ndjson",
      headers: {},
    }),
});

export const getReportManifestRoute = route({
  method: "get",
  path: "/api/v1/replays/{id}/report/manifest",
  permission: "operate",
  summary: "The replay, and what proves the file of its report",
  description:
    "`npm run verify -- FILE SHA256` checks a file against the digest in it.",
  params: replayParams,
  answer: jsonOf(
    reportManifestSchema.meta({ id: "ReplayReportManifest" }),
    "The manifest.",
  ),
  failures: noReplay,
  handler: ({ context, params: { id } }) => makeReportManifest(context, id),
});
