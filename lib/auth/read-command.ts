import type { z } from "zod";
import { parseInput } from "#lib/errors/parse-input.ts";
import { readJsonBody } from "#lib/http/api/read-json-body.ts";

/** More than any e-mail address, password or code needs. */
const MAX_BYTES = 8_192;

/**
 * What a request below `/api/auth` asks for, as `schema` takes it.
 *
 * @throws {AppError} as `readJsonBody` and `parseInput` do
 */
export async function readCommand<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  return parseInput(schema, await readJsonBody(request, MAX_BYTES));
}
