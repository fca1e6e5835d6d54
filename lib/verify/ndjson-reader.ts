import { createHash } from "node:crypto";
import { z } from "zod";
import { readNdjsonBody } from "./read-ndjson-body.ts";

const LF = 0x0a;

const eventSchema = z.looseObject({
  id: z.uuid(),
  bodySha256: z.string().nullable(),
});

/** Reads an NDJSON export piece by piece, line by line, and checks each event's body against the digest taken at receipt. */
export class NdjsonReader {
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
      this.#check(
        this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]),
      );
      this.#rest = Buffer.alloc(0);
      from = end + 1;
    }
    this.#rest = Buffer.concat([this.#rest, bytes.subarray(from)]);
  }

  #check(line: Buffer): void {
    this.lines += 1;
    const fault = this.#faultOf(line);
    if (fault !== null && this.faults.length < 10)
      this.faults.push(`Line ${this.lines.toLocaleString("en")}: ${fault}`);
  }

  #faultOf(line: Buffer): string | null {
    try {
      const event = eventSchema.parse(JSON.parse(line.toString("utf8")));
      if (event.id > this.newestId) this.newestId = event.id;
      const body = readNdjsonBody(line);
      const digest = body && createHash("sha256").update(body).digest("hex");
      return digest === event.bodySha256
        ? null
        : `the body of event ${event.id} is not the one that was received.`;
    } catch {
      return "it is not an event as this product writes it.";
    }
  }
}
