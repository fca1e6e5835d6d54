import { evidenceRowSchema } from "#lib/domain/customer/customer-evidence.ts";
import { type LineCheck, LineReader } from "./line-reader.ts";

/** Reads the rows of an evidence report piece by piece, line by line. */
export class EvidenceReader extends LineReader {
  constructor() {
    super(checkRow);
  }
}

const checkRow: LineCheck = (line) => {
  const row = evidenceRowSchema.safeParse(jsonOrNull(line.toString("utf8")));
  return row.success
    ? { id: row.data.id, fault: null }
    : { id: null, fault: " is no row of evidence." };
};

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
