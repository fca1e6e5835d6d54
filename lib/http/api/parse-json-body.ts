import type { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";
import { parseInput } from "#lib/errors/parse-input.ts";

/** More than any command of the API needs, in bytes. */
const maxBytes = 1_048_576;

/**
 * The body of a request of the API, as `schema` takes it.
 *
 * @throws {AppError} `invalid_request` when it is larger than 1 MiB, not JSON, or does not fit
 */
export async function parseJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  return parseInput(schema, parseJson(await readText(request)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", "The body takes JSON.", { cause });
  }
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new AppError(
        "invalid_request",
        `The body takes at most ${String(maxBytes)} bytes.`,
      );
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
