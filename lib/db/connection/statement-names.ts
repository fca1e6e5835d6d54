import { createHash } from "node:crypto";

/**
 * Names for the statements that are worth being kept prepared on every connection: the first so many. A name is a
 * digest of its statement, so that two copies of this module, which share connections, never give one to two.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns null for a statement that comes after those */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.#most) return null;
    const name = createHash("sha256").update(text).digest("base64url");
    this.#names.set(text, name);
    return name;
  }
}
