import { z } from "zod";
import {
  formatPosition,
  maxPositionLength,
  parsePosition,
  type Position,
} from "./position.ts";

/** A place in a list: the page that follows an event, or the one before it, in the list's own order. */
export type EventCursor = {
  readonly side: "after" | "before";
  readonly eventId: string;
  /** The list is what it was when its first page was asked for; without it, what it is. */
  readonly asOf?: Position | null;
};

const cursorSchema = z
  .string()
  .regex(/^[ab][0-9a-f]{32}(?:@.*)?$/)
  .transform((text): EventCursor => {
    const asOf = parsePosition(text.slice(34));
    return {
      side: text.startsWith("a") ? "after" : "before",
      eventId: text
        .slice(1, 33)
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
      ...(asOf && { asOf }),
    };
  });

/** Opaque to whoever is given it, and safe in a URL as it is. */
export function formatEventCursor({
  side,
  eventId,
  asOf,
}: EventCursor): string {
  return toBase64Url(
    `${side === "after" ? "a" : "b"}${eventId.replaceAll("-", "")}${asOf ? `@${formatPosition(asOf)}` : ""}`,
  );
}

/** The cursor that `formatEventCursor` wrote; null for any other text. */
export function parseEventCursor(text: string): EventCursor | null {
  const parsed = cursorSchema.safeParse(fromBase64Url(text));
  return parsed.success && formatEventCursor(parsed.data) === text
    ? parsed.data
    : null;
}

function toBase64Url(text: string): string {
  return btoa(text)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): string | null {
  if (
    text.length > 2 * maxPositionLength ||
    !/^[A-Za-z0-9_-]*$/.test(text) ||
    text.length % 4 === 1
  )
    return null;
  return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
}
