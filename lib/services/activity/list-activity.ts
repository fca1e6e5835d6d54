import { selectActivity } from "#lib/db/activity/select-activity.ts";
import {
  type ActivityFilter,
  type ActivityItem,
} from "#lib/domain/activity/activity.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { visibleActs } from "#lib/services/visible-acts.ts";
import { toActivityItem } from "./to-activity-item.ts";

type Page = {
  readonly limit?: number | undefined;
  readonly cursor?: string | null;
};

/**
 * What people, tokens and this program did, newest first.
 *
 * @throws {AppError} `forbidden`; `invalid_request` for a cursor that no page gave
 */
export async function listActivity(
  context: Context,
  filter: ActivityFilter,
  { limit = 50, cursor = null }: Page = {},
): Promise<{
  readonly items: readonly ActivityItem[];
  readonly nextCursor: string | null;
}> {
  authorize(context, "read_activity");
  const rows = await selectActivity(visibleActs(context, filter), {
    below: cursor === null ? null : requireCursor(cursor),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(toActivityItem);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? String(last.sequence) : null,
  };
}

function requireCursor(cursor: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(cursor)) return BigInt(cursor);
  throw new AppError(
    "invalid_request",
    "“cursor” takes the nextCursor of an earlier page.",
    { field: "cursor" },
  );
}
