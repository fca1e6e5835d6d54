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
  const fault = unknown == null ? issue && faultOf(issue) : "is not known here";
  const subject = field === "" ? "What was sent" : `“${field}”`;
  throw new AppError("invalid_request", `${subject} ${String(fault)}.`, {
    cause: parsed.error,
    ...(field !== "" && { field }),
  });
}

const takes: Readonly<Record<string, string>> = {
  object: "takes a JSON object",
  array: "takes a list",
  string: "takes text",
  number: "takes a number",
  int: "takes a whole number",
  boolean: "takes true or false",
};

/** A schema that says nothing of its own has Zod's words, which complete no sentence. */
function faultOf(issue: z.core.$ZodIssue): string {
  const isOfZod =
    issue.code === "invalid_type" && issue.message.startsWith("Invalid input");
  return (isOfZod ? takes[issue.expected] : undefined) ?? issue.message;
}
