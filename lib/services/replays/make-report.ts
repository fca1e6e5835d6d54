import { createHash } from "node:crypto";
import { selectReportLines } from "#lib/db/replays/select-report.ts";
import {
  reportFileName,
  type ReportManifest,
} from "#lib/domain/replay/run-report.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { getRun } from "./get-run.ts";
import { requireRun } from "./require-run.ts";

const pageSize = 1_000;

export type ReportPart = {
  readonly rows: number;
  readonly chunks: readonly Uint8Array[];
};

/**
 * What became of every event of a run, in the order of sending, a line of JSON each: sent, skipped and
 * why, failed and how. It holds ids and answers, and nothing of what was sent.
 *
 * @throws {AppError} `forbidden`, `not_found`
 */
export async function reportRun(
  context: Context,
  runId: string,
): Promise<AsyncGenerator<ReportPart, void>> {
  authorize(context, "operate");
  const { id } = await requireRun(context, runId);
  return readParts(id);
}

async function* readParts(runId: string): AsyncGenerator<ReportPart, void> {
  for (let after = 0; ;) {
    const lines = await selectReportLines(runId, after, pageSize);
    after = lines.at(-1)?.position ?? after;
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    yield { rows: lines.length, chunks: [new TextEncoder().encode(text)] };
    if (lines.length < pageSize) return;
  }
}

/** The run with what proves the file of its report, which is made once more for it. @throws {AppError} as `reportRun` does */
export async function makeReportManifest(
  context: Context,
  runId: string,
): Promise<ReportManifest> {
  authorize(context, "operate");
  const run = await getRun(context, runId);
  const digest = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  for await (const part of await reportRun(context, run.id)) {
    rows += part.rows;
    for (const chunk of part.chunks) {
      digest.update(chunk);
      bytes += chunk.length;
    }
  }
  return {
    kind: "segment-inspector replay 1",
    madeAt: context.now.toISOString(),
    fileName: reportFileName(run.id),
    run,
    rows,
    bytes,
    sha256: digest.digest("hex"),
    address: `/api/v1/replays/${run.id}/report`,
  };
}
