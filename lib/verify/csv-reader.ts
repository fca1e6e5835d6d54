import { RecordCounter } from "#lib/domain/export/record-counter.ts";

const lineFeed = 0x0a;

/** Counts the records of a CSV file piece by piece, and keeps its first. */
export class CsvReader {
  /** The first record, without its line feed, as far as it is read. */
  head = "";
  /** Whether what was read ends where a record does. */
  isWhole = true;
  readonly #counter = new RecordCounter("csv");

  /** Records ended so far, the one of the column names among them. */
  get records(): number {
    return this.#counter.records;
  }

  read(bytes: Uint8Array): void {
    const isHead = this.records === 0;
    const end = this.#counter.read(bytes);
    if (isHead) {
      const part = bytes.subarray(0, end === -1 ? bytes.length : end);
      this.head += Buffer.from(part).toString("latin1");
    }
    if (bytes.length > 0)
      this.isWhole = !this.#counter.isQuoted && bytes.at(-1) === lineFeed;
  }
}
