import { AppError } from "#lib/errors/app-error.ts";

/**
 * The JSON that a request of the API was sent with.
 *
 * @throws {AppError} `invalid_request` when it is larger than may be, or not JSON
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
): Promise<unknown> {
  const text = await readText(request, maxBytes);
  // A command that needs to be told nothing may be sent without a body.
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_request", "The body takes JSON.", { cause });
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
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
