import { z } from "zod";
import {
  formatPosition,
  maxPositionLength,
  parsePosition,
  type Position,
} from "#lib/domain/event/position.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";
import { NIL_UUID } from "./export-request.ts";

/** Where a frozen selection ends: what was stored at a moment, of which this was the newest event. */
export type Watermark = {
  /** `NIL_UUID` where none was stored. */
  readonly eventId: string;
  readonly position: Position;
};

/** The text of a watermark, as an address has it. */
export const watermarkSchema = z
  .string()
  .max(maxPositionLength)
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9._-]+$/)
  .refine((text) => parsePosition(text.slice(37)) !== null);

/** Safe in a URL as it is. */
export function formatWatermark({ eventId, position }: Watermark): string {
  return `${eventId}.${formatPosition(position)}`;
}

/** @throws {TypeError} for text that `watermarkSchema` does not take */
export function parseWatermark(text: string): Watermark {
  const position = watermarkSchema.safeParse(text).success
    ? parsePosition(text.slice(37))
    : null;
  if (!position) throw new TypeError("This is no watermark.");
  return { eventId: text.slice(0, 36), position };
}

/** The newest event that may be in a selection, and when it was received; null where none was stored. */
export function newestOf(
  text: string,
): { readonly eventId: string; readonly receivedAt: string } | null {
  const { eventId } = parseWatermark(text);
  return eventId === NIL_UUID
    ? null
    : { eventId, receivedAt: uuidV7ToTime(eventId).toISOString() };
}
