import { evidenceRowSchema } from "#lib/domain/customer/customer-evidence.ts";

const LF = 0x0a;

/** Reads the rows of an evidence report piece by piece, line by line. */
export class EvidenceReader {
  lines = 0;
  /** What is wrong with lines, in words, the first of each kind. */
  readonly faults: string[] = [];
  /** Of the newest event, by its id. */
  newestId = "";
  #rest: Buffer = Buffer.alloc(0);

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
      this.#check(Buffer.concat([this.#rest, part]));
      this.#rest = Buffer.alloc(0);
      from = end + 1;
    }
    this.#rest = Buffer.concat([this.#rest, bytes.subarray(from)]);
  }

  #check(line: Buffer): void {
    this.lines += 1;
    const row = evidenceRowSchema.safeParse(jsonOrNull(line.toString("utf8")));
    if (!row.success) {
      if (this.faults.length < 10)
        this.faults.push(
          `Line ${this.lines.toLocaleString("en")} is no row of evidence.`,
        );
      return;
    }
    if (row.data.id > this.newestId) this.newestId = row.data.id;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
