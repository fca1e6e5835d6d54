import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { BodyTooSplit, readBody } from "./read-body.ts";

const LIMIT = 1_048_576;

function* sized(sizes: Iterable<number>): Generator<Uint8Array> {
  let next = 0;
  for (const size of sizes)
    yield Uint8Array.from({ length: size }, () => next++ % 251);
}

async function isInOrder(sizes: number[]): Promise<boolean> {
  const { bytes, size } = await readBody(
    Readable.from(sized(sizes)),
    LIMIT,
    null,
  );
  expect(size).toBe(sizes.reduce((sum, each) => sum + each, 0));
  return (bytes ?? []).every((byte, index) => byte === index % 251);
}

test("small and large pieces come together in their order", async () => {
  expect(await isInOrder([])).toBe(true);
  expect(await isInOrder([1, 1_023, 1_024, 1, 5_000, 7, 16_384, 3])).toBe(true);
  expect(await isInOrder(Array.from({ length: 8_000 }, () => 1))).toBe(true);
  expect(await isInOrder(Array.from({ length: 90 }, () => 1_023))).toBe(true);
});

test("a body in ever more tiny pieces is not heard out", async () => {
  let sent = 0;
  function* tiny(): Generator<Uint8Array> {
    for (; sent < LIMIT; sent++) yield Uint8Array.of(120);
  }
  await expect(readBody(Readable.from(tiny()), LIMIT, null)).rejects.toThrow(
    BodyTooSplit,
  );
  expect(sent).toBeLessThan(10_000);
});

test("tiny pieces weigh no more than their bytes", async () => {
  const heapBefore = process.memoryUsage().heapUsed;
  let most = 0;
  function* tiny(): Generator<Uint8Array> {
    for (let sent = 0; sent < 8_000; sent++) {
      yield Buffer.alloc(65_536).subarray(0, 1);
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
  }
  await readBody(Readable.from(tiny()), LIMIT, null);
  expect(most).toBeLessThan(300 * LIMIT);
  expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(64 * LIMIT);
});
