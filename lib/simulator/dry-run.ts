import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Delivery } from "./delivery.ts";

/**
 * Writes the bodies of deliveries as NDJSON: JSON bodies as they are, on one
 * line; what is not JSON as a JSON text. A reader that has seen enough and
 * closes the pipe is no failure.
 */
export async function printBodies(
  deliveries: Iterable<Delivery>,
  to: Writable,
): Promise<void> {
  try {
    await pipeline(Readable.from(toLines(deliveries)), to, { end: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EPIPE")
      return;
    throw error;
  }
}

function* toLines(deliveries: Iterable<Delivery>): Generator<string> {
  const decoder = new TextDecoder();
  for (const { body, expected, fault } of deliveries) {
    const text = decoder.decode(body);
    if (expected.reading.shape === "not_json")
      yield `${JSON.stringify(text)}\n`;
    else if (fault === "reformatted_body")
      yield `${JSON.stringify(JSON.parse(text))}\n`;
    else yield `${text}\n`;
  }
}
