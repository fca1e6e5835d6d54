import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";

/** The id that a cursor is. @throws {AppError} `invalid_request` */
export function requireIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (z.uuid().safeParse(cursor).success) return cursor;
  throw new AppError(
    "invalid_request",
    "“cursor” takes the cursor of an earlier page.",
    {
      field: "cursor",
    },
  );
}
