const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the records of an export's file while it comes in piece by piece. */
export class RecordCounter {
  /** Records ended so far; of a CSV file the line of its column names is one. */
  records = 0;
  readonly #quotes: boolean;
  #isQuoted = false;

  constructor(format: "csv" | "ndjson") {
    this.#quotes = format === "csv";
  }

  /** Whether the next byte stands within quotes, where a line break ends nothing. */
  get isQuoted(): boolean {
    return this.#isQuoted;
  }

  /** @returns the index of the first byte that ended a record; -1 when none did */
  read(bytes: Uint8Array): number {
    let first = -1;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (this.#quotes && byte === quote) this.#isQuoted = !this.#isQuoted;
      if (byte !== lineFeed || this.#isQuoted) continue;
      if (first === -1) first = at;
      this.records += 1;
    }
    return first;
  }
}
