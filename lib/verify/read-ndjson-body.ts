import { z } from "zod";

/** In a line, what stands before a payload that is the body byte for byte. */
const exactPayloadKey = ',"bodyBase64":null,"payload":';

const bodySchema = z.looseObject({ bodyBase64: z.base64().nullable() });

/**
 * The bytes of the body that a line of an NDJSON export holds; null when the event's
 * body was not kept.
 *
 * @param line without its line break
 * @throws {Error} when it is no line of an export
 */
export function readNdjsonBody(line: Buffer): Buffer | null {
  const parsed = bodySchema.parse(JSON.parse(line.toString("utf8")));
  if (parsed.bodyBase64 !== null)
    return Buffer.from(parsed.bodyBase64, "base64");
  // Before the payload there are only values of ours: quotes in them are escaped.
  const at = line.indexOf(exactPayloadKey);
  if (at === -1) throw new Error("It has no payload.");
  const body = line.subarray(at + exactPayloadKey.length, -1);
  return isAbsent(body, parsed) ? null : body;
}

/** A body that was not kept has no digest; one that reads `null` has. */
function isAbsent(body: Buffer, event: Record<string, unknown>): boolean {
  return body.toString("latin1") === "null" && event.bodySha256 === null;
}
