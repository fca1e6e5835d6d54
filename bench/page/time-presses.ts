import type { Page } from "@playwright/test";

/** Presses keys on a page and keeps how long each took. */
export type KeyTimer = {
  press(key: string): Promise<void>;
  /** Milliseconds from each press since the last call to the frame painted after it. */
  take(): Promise<number[]>;
};

/** As fast as someone who holds a key down or types very fast. */
const everyMs = 50;

/**
 * The time of a press begins when the browser got the key, before any script
 * heard of it, and ends with the first task after the next frame was painted: a
 * message sent from an animation frame is heard once that frame is done.
 */
export async function timePresses(page: Page): Promise<KeyTimer> {
  const kept = await page.evaluateHandle(() => {
    const times: number[] = [];
    let waiting = 0;
    window.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        waiting++;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            times.push(performance.now() - timeStamp);
            waiting--;
          };
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    return {
      take: async () => {
        while (waiting > 0) await new Promise(requestAnimationFrame);
        return times.splice(0);
      },
    };
  });
  return {
    press: async (key) => {
      await page.keyboard.press(key);
      await page.waitForTimeout(everyMs);
    },
    take: () => kept.evaluate(({ take }) => take()),
  };
}
