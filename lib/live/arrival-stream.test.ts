import { afterEach, beforeAll, expect, test } from "vitest";
import { announceStored } from "#lib/db/arrivals/announce-stored.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "../db/testing/event-rows.ts";
import { useTestDatabase } from "../db/testing/test-database.ts";
import { arrivalStream } from "./arrival-stream.ts";
import { ArrivalWatch } from "./arrival-watch.ts";

await useTestDatabase();

let sourceId = "";
let open = new AbortController();
beforeAll(async () => {
  sourceId = await storeSource();
});
afterEach(() => {
  open.abort();
  open = new AbortController();
});

/** The next message that is no heartbeat. */
async function nextMessage(
  reader: ReadableStreamDefaultReader<string>,
): Promise<string> {
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("The stream ended.");
    if (!value.startsWith(":")) return value;
  }
}

function read(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStreamDefaultReader<string> {
  return stream.pipeThrough(new TextDecoderStream()).getReader();
}

test("a page is told at once how many arrived since its newest, and again when more do", async () => {
  const known = eventRow({ sourceId });
  const second = eventRow({ sourceId });
  await storeEvents([known, second]);
  const reader = read(
    arrivalStream("all", {}, known.id, open.signal, new ArrivalWatch()),
  );
  expect(await nextMessage(reader)).toBe(
    `event: arrivals\ndata: {"count":1,"newestId":"${second.id}"}\n\n`,
  );
  const third = eventRow({ sourceId });
  await storeEvents([third]);
  announceStored(third.id);
  expect(await nextMessage(reader)).toContain(
    `{"count":2,"newestId":"${third.id}"}`,
  );
});

test("only what fits the filter counts", async () => {
  const reader = read(
    arrivalStream(
      "all",
      { segment: ["seg_live"] },
      null,
      open.signal,
      new ArrivalWatch(),
    ),
  );
  expect(await nextMessage(reader)).toContain('{"count":0,"newestId":null}');
  const other = eventRow({ sourceId });
  const own = eventRow({ sourceId, segmentId: "seg_live" });
  await storeEvents([other, own]);
  announceStored(own.id);
  expect(await nextMessage(reader)).toContain(
    `{"count":1,"newestId":"${own.id}"}`,
  );
});

test("without an announcement arrivals are found all the same", async () => {
  const filter = { segment: ["seg_silent"] };
  const reader = read(
    arrivalStream("all", filter, null, open.signal, new ArrivalWatch()),
  );
  expect(await nextMessage(reader)).toContain('"count":0');
  await storeEvents([eventRow({ sourceId, segmentId: "seg_silent" })]);
  expect(await nextMessage(reader)).toContain('"count":1');
});

test("a page that goes away leaves nothing behind, and too many are refused", async () => {
  const watch = new ArrivalWatch();
  const reader = read(arrivalStream("all", {}, null, open.signal, watch));
  await nextMessage(reader);
  expect(watch.watchers).toBe(1);
  await reader.cancel();
  await expect.poll(() => watch.watchers).toBe(0);
  const leave = Array.from({ length: 200 }, () => watch.join());
  expect(() => arrivalStream("all", {}, null, open.signal, watch)).toThrow(
    /200 pages/,
  );
  for (const one of leave) one();
});
