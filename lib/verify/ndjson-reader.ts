import { createHash } from "node:crypto";
import { z } from "zod";
import { type LineCheck, LineReader } from "./line-reader.ts";
import { readNdjsonBody } from "./read-ndjson-body.ts";

const eventSchema = z.looseObject({
  id: z.uuid(),
  bodySha256: z.string().nullable(),
});

/** Reads an NDJSON export piece by piece, line by line, and checks each event's body against the digest taken at receipt. */
export class NdjsonReader extends LineReader {
  constructor() {
    super(checkEvent);
  }
}

const checkEvent: LineCheck = (line) => {
  try {
    const event = eventSchema.parse(JSON.parse(line.toString("utf8")));
    return { id: event.id, fault: bodyFault(line, event) };
  } catch {
    return {
      id: null,
      fault: ": it is not an event as this product writes it.",
    };
  }
};

function bodyFault(
  line: Buffer,
  event: z.infer<typeof eventSchema>,
): string | null {
  const body = readNdjsonBody(line);
  const digest = body && createHash("sha256").update(body).digest("hex");
  return digest === event.bodySha256
    ? null
    : `: the body of event ${event.id} is not the one that was received.`;
}
