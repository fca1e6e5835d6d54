import { AppError } from "#lib/errors/app-error.ts";

/** Strangers whose passwords are looked at at once. */
const MAX_AT_ONCE = 2;
/** Strangers who wait for that, some fifteen seconds: an owner on a new machine among them waits rather than be sent away. */
const MAX_WAITING = 150;
const RETRY_SECONDS = 5;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Looks at a password when it is its turn. A browser that was signed in before
 * goes past the line of strangers, so that a flood of guesses from everywhere
 * makes its owner wait for two of them at most.
 *
 * @throws {AppError} `unavailable` when too many wait, before `look` begins
 */
export async function inStrangersTurn<T>(
  isKnownDevice: boolean,
  look: () => Promise<T>,
): Promise<T> {
  if (isKnownDevice) return look();
  if (running < MAX_AT_ONCE) running += 1;
  else if (waiting.length < MAX_WAITING) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    throw new AppError(
      "unavailable",
      "Too many are signing in right now. Try again in a few seconds.",
      { retryAfterSeconds: RETRY_SECONDS },
    );
  }
  try {
    return await look();
  } finally {
    // Whoever waits takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
