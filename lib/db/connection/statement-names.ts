/** Names for the statements that are worth being kept prepared on every connection: the first so many. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #prefix: string;
  readonly #most: number;

  constructor(prefix: string, most: number) {
    this.#prefix = prefix;
    this.#most = most;
  }

  /** @returns null for a statement that comes after those */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#most) return null;
    const name = `${this.#prefix}_${String(this.#names.size)}`;
    this.#names.set(text, name);
    return name;
  }
}
