import { afterEach, expect, test } from "vitest";
import { announceStored } from "#lib/db/arrivals/announce-stored.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "../db/testing/event-rows.ts";
import { useTestDatabase } from "../db/testing/test-database.ts";
import { ArrivalWatch } from "./arrival-watch.ts";
import { storedStream } from "./stored-stream.ts";

await useTestDatabase();

let open = new AbortController();
afterEach(() => {
  open.abort();
  open = new AbortController();
});

function watchWith(watch: ArrivalWatch): ReadableStreamDefaultReader<string> {
  return storedStream(open.signal, watch)
    .pipeThrough(new TextDecoderStream())
    .getReader();
}

const stored = { done: false, value: "event: stored\ndata: {}\n\n" };

test("a browser is told at once, and again when events were stored, with and without an announcement", async () => {
  const sourceId = await storeSource();
  const reader = watchWith(new ArrivalWatch());
  expect(await reader.read()).toEqual(stored);
  const announced = eventRow({ sourceId });
  await storeEvents([announced]);
  announceStored(announced.id);
  expect(await reader.read()).toEqual(stored);
  await storeEvents([eventRow({ sourceId })]);
  expect(await reader.read()).toEqual(stored);
});

test("one that goes away leaves nothing behind, and too many are refused", async () => {
  const watch = new ArrivalWatch();
  const reader = watchWith(watch);
  await reader.read();
  expect(watch.watchers).toBe(1);
  await reader.cancel();
  await expect.poll(() => watch.watchers).toBe(0);
  const leave = Array.from({ length: 200 }, () => watch.join());
  expect(() => storedStream(open.signal, watch)).toThrow(/200 browsers/);
  for (const one of leave) one();
});
