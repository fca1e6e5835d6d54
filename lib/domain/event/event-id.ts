/** So far an id may run ahead of the clock, in milliseconds: longer than clocks are usually stepped by. */
const maxAhead = 1_000;
/** The 12 bits of a UUIDv7 behind its time (RFC 9562 §6.2, method 1). */
const maxCount = 0xfff;

/**
 * Makes the ids of events: UUIDv7, each greater than the one before. A clock that is set back by a second or less is
 * waited for; by more, it is followed, so that ids do not keep a time that never was.
 *
 * @param now milliseconds since 1970
 * @param random fills with random bytes
 */
export function createEventIds(
  now: () => number = Date.now,
  random: (bytes: Uint8Array<ArrayBuffer>) => void = randomFromPool(),
): () => string {
  let time = 0;
  let count = 0;
  return () => {
    const bytes = new Uint8Array(new ArrayBuffer(10));
    random(bytes);
    const clock = now();
    if (clock > time || clock < time - maxAhead) {
      time = clock;
      // Room for as many again in the same millisecond.
      count = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & (maxCount >> 1);
    } else if (count < maxCount) {
      count += 1;
    } else {
      time += 1;
      count = 0;
    }
    bytes[0] = 0x70 | (count >> 8);
    bytes[1] = count & 0xff;
    bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
    return toUuid(time, bytes);
  };
}

/** The next id of an event of this process. */
export const nextEventId = createEventIds();

/** Random bytes for many ids are asked for at once: asking costs more than the bytes. Each is given once. */
function randomFromPool(): (bytes: Uint8Array<ArrayBuffer>) => void {
  const pool = new Uint8Array(new ArrayBuffer(4_000));
  let at = pool.length;
  return (bytes) => {
    if (at + bytes.length > pool.length) {
      crypto.getRandomValues(pool);
      at = 0;
    }
    bytes.set(pool.subarray(at, at + bytes.length));
    at += bytes.length;
  };
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

function toUuid(time: number, rest: Uint8Array): string {
  const start = time.toString(16).padStart(12, "0");
  let end = "";
  for (const byte of rest) end += hexOfByte[byte] ?? "";
  return `${start.slice(0, 8)}-${start.slice(8)}-${end.slice(0, 4)}-${end.slice(4, 8)}-${end.slice(8)}`;
}
