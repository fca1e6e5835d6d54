import type { z } from "zod";
import { AppError } from "./app-error.ts";

/**
 * What someone sent, as `schema` takes it. The schema's messages complete a
 * sentence: "takes text", "is empty".
 *
 * @throws {AppError} `invalid_request`, at the first field that does not fit
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : null;
  const field = unknown ?? issue?.path.join(".") ?? "";
  const fault = unknown == null ? issue?.message : "is not known here";
  const subject = field === "" ? "What was sent" : `“${field}”`;
  throw new AppError("invalid_request", `${subject} ${String(fault)}.`, {
    cause: parsed.error,
    ...(field !== "" && { field }),
  });
}
