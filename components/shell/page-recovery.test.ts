import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageRecovery } from "./page-recovery.ts";

let isReady: boolean;
let isVisible: boolean;
let looks: number;
let drawn: number;
let recovery: PageRecovery;

beforeEach(() => {
  vi.useFakeTimers();
  [isReady, isVisible, looks, drawn] = [true, true, 0, 0];
  recovery = new PageRecovery({
    isVisible: () => isVisible,
    isServerReady: () => {
      looks += 1;
      return Promise.resolve(isReady);
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A part of a page, which fails again for so many times that it is shown. */
function part(failures: number, address = "/overview") {
  let shown = 0;
  let takeOut: () => void = () => undefined;
  const fail = () => {
    takeOut = recovery.add(address, reset, (showAnew) => {
      drawn += 1;
      showAnew();
    });
  };
  const reset = () => {
    shown += 1;
    takeOut();
    if (shown <= failures) fail();
  };
  fail();
  return {
    shown: () => shown,
    leave: () => {
      takeOut();
    },
  };
}

test("seven parts that fail at once come back at once, and the page is made anew once", async () => {
  const parts = Array.from({ length: 7 }, () => part(0));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(parts.map(({ shown }) => shown())).toEqual(Array(7).fill(1));
  expect(drawn).toBe(1);
});

test("what keeps failing is tried four times, and then left to the reader for as long as it is there", async () => {
  const { shown } = part(Infinity);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown()).toBe(4);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(shown()).toBe(4);
});

test("a server that was seen away is waited for, and tried as soon as it is back", async () => {
  isReady = false;
  const { shown } = part(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(shown()).toBe(0);
  isReady = true;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown()).toBe(1);
});

test("a page that nobody looks at asks nothing, and is tried when somebody does", async () => {
  isVisible = false;
  const { shown } = part(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([shown(), looks]).toEqual([0, 0]);
  isVisible = true;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown()).toBe(1);
});

test("a try that is under way is waited for", async () => {
  let end: () => void = () => undefined;
  const takeOut = recovery.add(
    "/audit",
    () => undefined,
    () => {
      drawn += 1;
      end = takeOut;
    },
  );
  await vi.advanceTimersByTimeAsync(25_000);
  expect(drawn).toBe(1);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawn).toBe(1);
});

test("nothing is asked once all is shown, and another page has its own tries", async () => {
  const first = part(Infinity);
  await vi.advanceTimersByTimeAsync(60_000);
  first.leave();
  await vi.advanceTimersByTimeAsync(3_000);
  looks = 0;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(0);
  const second = part(0, "/audit");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(second.shown()).toBe(1);
});
