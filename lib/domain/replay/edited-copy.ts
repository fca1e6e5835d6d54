import { z } from "zod";
import { isStorable } from "#lib/domain/text/storable-text.ts";
import { takesText } from "#lib/domain/text/text-line.ts";

/** The largest body that somebody may write. In characters. */
export const maxEditedChars = 1_048_576;

/** A copy of an event to send, of which the body and nothing else was changed. */
export const newEditedCopySchema = z.strictObject(
  {
    destinationId: z.uuid("takes the id of a destination"),
    /** Sent as UTF-8, to the letter. */
    body: z
      .string(takesText)
      .min(1, "is empty")
      .max(maxEditedChars, "is longer than 1,048,576 characters")
      .refine(isStorable, "is not well-formed text"),
  },
  "takes a JSON object",
);
export type NewEditedCopy = z.infer<typeof newEditedCopySchema>;
