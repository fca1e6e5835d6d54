/** Shows a part of the page that failed anew. */
type Reset = () => void;

/** Has the server make the page anew, and then calls what it is given. */
type Draw = (showAnew: Reset) => void;

/** How it sees whether it is of use to try. */
type Look = {
  readonly isVisible: () => boolean;
  readonly isServerReady: () => Promise<boolean>;
};

const POLL_MS = 3_000;
/** Before each try by itself, counted from the failure or from the try before it: a busy moment is over within these. */
const WAITS_MS = [2_000, 5_000, 10_000, 20_000] as const;
/** By then it is another failure, if nothing else of the page failed meanwhile. */
const FORGET_MS = 300_000;
/** So long a try may take, of which nothing is heard before the page is drawn. */
const TRY_MS = 30_000;

/**
 * Tries the parts of a page that failed again, all of them at once: a few times within a minute, since what a busy moment
 * refused the next one gives, and whenever the server can store and read again, having been seen unable to. A page that
 * nobody looks at waits until somebody does.
 */
export class PageRecovery {
  readonly #failed = new Set<Reset>();
  readonly #look: Look;
  #address = "";
  #tries = 0;
  /** When it began to wait for the next try. */
  #waitsSince = 0;
  #isTrying = false;
  #wasAway = false;
  #draw: Draw = (showAnew) => {
    showAnew();
  };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(look: Look) {
    this.#look = look;
  }

  /**
   * Tries a part again until it is taken out, which it is when it is shown anew, whether that went well or not.
   *
   * @param address of the page
   * @returns takes the part out
   */
  add(address: string, part: Reset, draw: Draw): () => void {
    const now = Date.now();
    const isNew =
      this.#address !== address || now - this.#waitsSince > FORGET_MS;
    if (this.#failed.size === 0 && isNew) {
      this.#address = address;
      this.#tries = 0;
      this.#waitsSince = now;
    }
    this.#failed.add(part);
    this.#draw = draw;
    this.#timer ??= this.#pollLater();
    return () => {
      this.#failed.delete(part);
      this.#isTrying = false;
    };
  }

  #pollLater(): ReturnType<typeof setTimeout> {
    return setTimeout(() => void this.#poll(), POLL_MS);
  }

  async #poll(): Promise<void> {
    if (this.#look.isVisible()) await this.#tryOnce();
    this.#timer = this.#failed.size === 0 ? undefined : this.#pollLater();
  }

  async #tryOnce(): Promise<void> {
    const isReady = await this.#look.isServerReady();
    const isBack = isReady && this.#wasAway;
    this.#wasAway = !isReady;
    if (isBack) this.#tries = 0;
    if (this.#failed.size === 0) return;
    const waited = Date.now() - this.#waitsSince;
    if (this.#isTrying && waited < TRY_MS) return;
    const wait = isBack ? 0 : WAITS_MS[this.#tries];
    if (!isReady || wait === undefined || waited < wait) return;
    this.#tries += 1;
    this.#waitsSince = Date.now();
    this.#isTrying = true;
    this.#draw(() => {
      for (const reset of [...this.#failed]) reset();
    });
  }
}
