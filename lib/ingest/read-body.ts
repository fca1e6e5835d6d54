/** A body that arrived: whole, or larger than may be kept. */
export type ArrivedBody =
  | { readonly bytes: Uint8Array; readonly size: number }
  | { readonly bytes: null; readonly size: number };

/** A body that never wholly arrived: its sender is gone, and nobody waits for an answer. */
export class BodyBroken extends Error {
  override readonly name = "BodyBroken";
}

/** The bodies that arrive right now take more memory than they may. */
export class TooMuchArriving extends Error {
  override readonly name = "TooMuchArriving";
}

const MOST_ARRIVING = 256 * 1024 * 1024;
/** A sender of too much is heard out this far, so that it reads our answer rather than a broken connection. */
const MOST_DISCARDED = 32 * 1024 * 1024;

let arriving = 0;

/**
 * Reads a body to its end, keeping at most `limit` bytes.
 *
 * @param declared the Content-Length, if one was sent
 * @throws {BodyBroken | TooMuchArriving}
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  declared: number | null,
): Promise<ArrivedBody> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let held = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) {
        arriving -= held;
        held = 0;
        kept.length = 0;
        if (size > limit + MOST_DISCARDED) break;
        continue;
      }
      if (arriving + chunk.length > MOST_ARRIVING) throw new TooMuchArriving();
      held += chunk.length;
      arriving += chunk.length;
      kept.push(chunk);
    }
  } catch (error) {
    if (error instanceof TooMuchArriving) throw error;
    throw new BodyBroken("The body broke off.", { cause: error });
  } finally {
    arriving -= held;
  }
  if (size > limit) return { bytes: null, size: Math.max(size, declared ?? 0) };
  const [only] = kept;
  return {
    bytes: kept.length === 1 && only ? only : Buffer.concat(kept),
    size,
  };
}
