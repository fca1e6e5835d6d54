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

/** A body in pieces so small that receiving them costs more than its bytes. */
export class BodyTooSplit extends Error {
  override readonly name = "BodyTooSplit";
}

const MAX_ARRIVING = 256 * 1024 * 1024;
/** A sender of too much is heard out this far, so that it reads our answer rather than a broken connection. */
const MAX_DISCARDED = 32 * 1024 * 1024;
/** And so long, in milliseconds: it may be one that only says how much it has. */
const HEAR_OUT_MS = 3_000;
/** Pieces that any body may come in, and one more for so many bytes of it. */
const FREE_PIECES = 8_192;
const BYTES_PER_PIECE = 256;
/** Smaller pieces are copied together: each kept alone would weigh many times its bytes. */
const SMALL = 1_024;
const SMALL_TOGETHER = 16_384;

let arriving = 0;

/**
 * Reads a body to its end, keeping at most `limit` bytes. One that is larger, or says so, is not waited for to its end.
 *
 * @param declared the Content-Length, if one was sent
 * @throws {BodyBroken | TooMuchArriving | BodyTooSplit}
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  declared: number | null,
): Promise<ArrivedBody> {
  if (declared !== null && declared <= limit)
    return readToEnd(chunks, limit, declared, noop);
  let timer: NodeJS.Timeout | undefined;
  const { promise: waitedFor, resolve } = Promise.withResolvers<ArrivedBody>();
  const onTooLarge = (size: number) => {
    timer ??= setTimeout(() => {
      resolve({ bytes: null, size: Math.max(size, declared ?? 0) });
    }, HEAR_OUT_MS);
  };
  if (declared !== null) onTooLarge(declared);
  try {
    return await Promise.race([
      readToEnd(chunks, limit, declared, onTooLarge),
      waitedFor,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

function noop(): void {
  // Nobody waits for the end of a body that keeps to its limit.
}

async function readToEnd(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  declared: number | null,
  onTooLarge: (size: number) => void,
): Promise<ArrivedBody> {
  const kept = new Pieces();
  let size = 0;
  let pieces = 0;
  let held = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      pieces++;
      if (pieces > FREE_PIECES + size / BYTES_PER_PIECE)
        throw new BodyTooSplit();
      if (size > limit) {
        onTooLarge(size);
        arriving -= held;
        held = 0;
        kept.clear();
        if (size > limit + MAX_DISCARDED) break;
        continue;
      }
      if (arriving + chunk.length > MAX_ARRIVING) throw new TooMuchArriving();
      held += chunk.length;
      arriving += chunk.length;
      kept.add(chunk);
    }
  } catch (error) {
    if (error instanceof TooMuchArriving || error instanceof BodyTooSplit)
      throw error;
    const known = Math.max(size, declared ?? 0);
    if (known > limit) return { bytes: null, size: known };
    throw new BodyBroken("The body broke off.", { cause: error });
  } finally {
    arriving -= held;
  }
  if (size > limit) return { bytes: null, size: Math.max(size, declared ?? 0) };
  return { bytes: kept.join(), size };
}

/** What has come of a body, in order. */
class Pieces {
  #whole: Uint8Array[] = [];
  #small: Buffer = Buffer.alloc(0);
  #filled = 0;

  add(piece: Uint8Array): void {
    if (piece.length >= SMALL) {
      this.#closeSmall();
      this.#whole.push(piece);
      return;
    }
    if (this.#filled + piece.length > this.#small.length) {
      this.#closeSmall();
      this.#small = Buffer.allocUnsafe(SMALL_TOGETHER);
    }
    this.#small.set(piece, this.#filled);
    this.#filled += piece.length;
  }

  clear(): void {
    this.#whole = [];
    this.#small = Buffer.alloc(0);
    this.#filled = 0;
  }

  join(): Uint8Array {
    this.#closeSmall();
    const [only] = this.#whole;
    return this.#whole.length === 1 && only ? only : Buffer.concat(this.#whole);
  }

  #closeSmall(): void {
    if (this.#filled > 0)
      this.#whole.push(this.#small.subarray(0, this.#filled));
    this.#small = this.#small.subarray(this.#filled);
    this.#filled = 0;
  }
}
