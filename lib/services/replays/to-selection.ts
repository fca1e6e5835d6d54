import type { Selection } from "#lib/db/replays/selection-query.ts";
import { withAbsoluteTimes } from "#lib/domain/filter/absolute-times.ts";
import { withoutKeys } from "#lib/domain/filter/event-filter.ts";
import {
  defaultChoices,
  type NewRun,
  type RunChoices,
} from "#lib/domain/replay/replay-run.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * Which events a request means: relative times become instants.
 *
 * @throws {AppError} `invalid_request` for a filter that asks for nothing, unless everything was meant
 */
export function toSelection(request: NewRun, now: Date): Selection {
  if (request.eventIds)
    return { kind: "ids", ids: [...new Set(request.eventIds)] };
  const filter = withAbsoluteTimes(request.filter ?? {}, now);
  const asked = Object.keys(withoutKeys(filter, ["order"]));
  if (asked.length === 0 && request.all !== true)
    throw new AppError(
      "invalid_request",
      "“filter” is empty and would select every event. Say “all”: true if that is meant.",
      { field: "filter" },
    );
  return { kind: "filter", filter };
}

/** What is spared, with the safe defaults where nothing was said. */
export function toChoices(request: Partial<RunChoices>): RunChoices {
  return {
    skipDelivered: request.skipDelivered ?? defaultChoices.skipDelivered,
    skipExpired: request.skipExpired ?? defaultChoices.skipExpired,
    latestPerCustomer:
      request.latestPerCustomer ?? defaultChoices.latestPerCustomer,
    skipNotAccepted: request.skipNotAccepted ?? defaultChoices.skipNotAccepted,
    skipInconsistent:
      request.skipInconsistent ?? defaultChoices.skipInconsistent,
    skipLeft: request.skipLeft ?? defaultChoices.skipLeft,
  };
}
