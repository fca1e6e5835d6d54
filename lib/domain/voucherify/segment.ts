import { z } from "zod";
import { oneOf, text } from "./field.ts";

/** The segment that was entered. Its type, filter and size are never sent. */
export const segmentSchema = z.looseObject({
  id: text,
  name: text,
  object: oneOf("segment"),
});
export type Segment = z.infer<typeof segmentSchema>;
