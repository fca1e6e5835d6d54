const LF = 0x0a;
const maxFaults = 10;

/** Reads a file of lines piece by piece, and says of each line what is wrong with it. */
export class LineReader {
  lines = 0;
  /** What is wrong with lines, in words, the first ten. */
  readonly faults: string[] = [];
  /** Of the newest event, by its id. */
  newestId = "";
  #rest: Buffer = Buffer.alloc(0);
  readonly #check: LineCheck;

  constructor(check: LineCheck) {
    this.#check = check;
  }

  /** Whether what was read ends where a line does. */
  get isWhole(): boolean {
    return this.#rest.length === 0;
  }

  read(bytes: Buffer): void {
    let from = 0;
    for (
      let end = bytes.indexOf(LF);
      end !== -1;
      end = bytes.indexOf(LF, from)
    ) {
      const part = bytes.subarray(from, end);
      this.#take(
        this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]),
      );
      this.#rest = Buffer.alloc(0);
      from = end + 1;
    }
    this.#rest = Buffer.concat([this.#rest, bytes.subarray(from)]);
  }

  #take(line: Buffer): void {
    this.lines += 1;
    const { id, fault } = this.#check(line);
    if (id !== null && id > this.newestId) this.newestId = id;
    if (fault !== null && this.faults.length < maxFaults)
      this.faults.push(`Line ${this.lines.toLocaleString("en")}${fault}`);
  }
}

/** The id of the event that a line is of, null where it tells none, and what is wrong with it, to stand behind "Line 7". */
export type LineCheck = (line: Buffer) => {
  readonly id: string | null;
  readonly fault: string | null;
};
