import { AppError } from "#lib/errors/app-error.ts";

/**
 * The JSON that a request of the API was sent with.
 *
 * @throws {AppError} `invalid_request` when it is larger than may be, not JSON, or has a key that schemas would drop without a word
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
): Promise<unknown> {
  const text = await readText(request, maxBytes);
  // A command that needs to be told nothing may be sent without a body.
  if (text === "") return {};
  try {
    return JSON.parse(text, refusePrototype);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid_request", "The body takes JSON.", { cause });
  }
}

/** Where any name is a key, as of headers, this one would be dropped: set on an object it is none of its keys. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key !== "__proto__") return value;
  throw new AppError("invalid_request", "“__proto__” is not known here.", {
    field: key,
  });
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
