import { createHash } from "node:crypto";
import { selectActivity } from "#lib/db/activity/select-activity.ts";
import type { ActivityFilter } from "#lib/domain/activity/activity.ts";
import {
  type ActivityFormat,
  activityHead,
  activityLine,
} from "#lib/domain/activity/activity-csv.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { noteActivity } from "#lib/services/pending-activity.ts";
import { visibleActs } from "#lib/services/visible-acts.ts";
import { toActivityItem } from "./to-activity-item.ts";

const batch = 1_000;

/**
 * The file of all activity that fits, newest first, piece by piece. What is recorded meanwhile is not in it. That it was
 * made is recorded with its filter, rows and digest.
 *
 * @throws {AppError} `forbidden`
 */
export async function* exportActivity(
  context: Context,
  filter: ActivityFilter,
  format: ActivityFormat,
): AsyncGenerator<
  { readonly rows: number; readonly chunks: readonly Buffer[] },
  void
> {
  authorize(context, "read_activity");
  const digest = createHash("sha256");
  let rows = 0;
  let isWhole = false;
  try {
    let below: bigint | null = null;
    let head = activityHead(format);
    for (;;) {
      const page = await selectActivity(visibleActs(context, filter), {
        below,
        limit: batch,
      });
      const lines = page.map((row) =>
        activityLine(toActivityItem(row), format),
      );
      const chunk = Buffer.from(head + lines.join(""));
      head = "";
      digest.update(chunk);
      rows += page.length;
      yield { rows: page.length, chunks: [chunk] };
      below = page.at(-1)?.sequence ?? null;
      if (page.length < batch) break;
    }
    isWhole = true;
  } finally {
    noteActivity(context, {
      action: "activity.export",
      outcome: isWhole ? "done" : "failed",
      details: { filter, format, rows, sha256: digest.digest("hex") },
    });
  }
}
