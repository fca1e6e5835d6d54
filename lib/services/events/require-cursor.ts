import {
  type EventCursor,
  parseEventCursor,
} from "#lib/domain/event/event-cursor.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * The place that a page's cursor stands for; null without one.
 *
 * @throws {AppError} `invalid_request` for text that no page gave
 */
export function requireCursor(text: string | null): EventCursor | null {
  if (text === null) return null;
  const cursor = parseEventCursor(text);
  if (cursor) return cursor;
  throw new AppError(
    "invalid_request",
    "“cursor” takes what an earlier page gave as its cursor.",
    { field: "cursor" },
  );
}
