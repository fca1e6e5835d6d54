const alphabet =
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * What a generator is for. Each thing has a stream of its own, so that one
 * more draw for one of them moves none of the others.
 */
export const stream = {
  world: 1,
  person: 2,
  life: 3,
  entry: 4,
  plan: 5,
  duplicate: 6,
} as const;

/**
 * sfc32, Chris Doty-Humphrey's 32-bit "small fast counting" generator (PractRand):
 * the same numbers on every machine, from a state of three words and a counter.
 *
 * Seed, stream and index are the three words, so two different triples never
 * start from the same state. Not for secrets.
 */
export class Prng {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(
    seed: number,
    purpose: (typeof stream)[keyof typeof stream],
    index: number,
  ) {
    this.#a = seed | 0;
    this.#b = purpose;
    this.#c = index | 0;
    // The author's number of rounds after which similar states have parted.
    for (let round = 0; round < 15; round++) this.next();
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number, both ends included. */
  int(least: number, most: number): number {
    return (
      least + Math.floor((this.next() / 0x1_0000_0000) * (most - least + 1))
    );
  }

  chance(share: number): boolean {
    return this.next() < share * 0x1_0000_0000;
  }

  /** @throws {RangeError} when the list is empty */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(0, list.length - 1)];
    if (picked === undefined) throw new RangeError("Nothing to pick from.");
    return picked;
  }

  /**
   * One of the entries, each as often as its weight says.
   * @throws {RangeError} when no weight is above 0
   */
  pickWeighted<T>(entries: readonly (readonly [T, number])[]): T {
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let left = (this.next() / 0x1_0000_0000) * total;
    let picked: { readonly value: T } | null = null;
    for (const [value, weight] of entries) {
      if (weight <= 0) continue;
      // Also the answer when rounding leaves a little more than nothing at the end.
      picked = { value };
      left -= weight;
      if (left < 0) break;
    }
    if (!picked) throw new RangeError("No entry has a weight above 0.");
    return picked.value;
  }

  /** Digits and letters, as Voucherify's ids and codes have them. */
  letters(length: number): string {
    // 62^5 is less than 2^32.
    return this.#digits(62, 5, length);
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    return this.#digits(16, 8, length);
  }

  #digits(base: number, perDraw: number, length: number): string {
    let text = "";
    while (text.length < length) {
      let bits = this.next();
      for (let n = 0; n < perDraw && text.length < length; n++) {
        text += alphabet.charAt(bits % base);
        bits = Math.floor(bits / base);
      }
    }
    return text;
  }
}
