import type { Page } from "@playwright/test";
import { type KeyTimer, timePresses } from "./time-presses.ts";

/** Milliseconds from each press to the next painted frame. */
export type KeyTimes = {
  readonly arrow: readonly number[];
  readonly letter: readonly number[];
  readonly space: readonly number[];
};

const presses = 60;

/** Walks through the rows of a list, looks at some of them and types into its search. */
export async function pressKeys(page: Page): Promise<KeyTimes> {
  const timer = await timePresses(page);
  await page.locator("[data-row-link]").first().focus();
  const arrow = await pressAll(timer, Array(presses).fill("ArrowDown"));
  const space: number[] = [];
  for (let looked = 0; looked < presses / 2; looked++) {
    space.push(...(await pressAll(timer, ["Space"])));
    await page.locator("aside:not([aria-busy=true])").waitFor();
    await pressAll(timer, ["Space"]);
    await page.locator("aside").waitFor({ state: "hidden" });
    await pressAll(timer, ["ArrowUp"]);
  }
  await page.getByRole("searchbox").first().focus();
  const letters = Array.from({ length: presses }, (_, at) =>
    String.fromCharCode(97 + (at % 26)),
  );
  return { arrow, space, letter: await pressAll(timer, letters) };
}

async function pressAll(
  timer: KeyTimer,
  keys: readonly string[],
): Promise<number[]> {
  for (const key of keys) await timer.press(key);
  const times = await timer.take();
  if (times.length !== keys.length)
    throw new Error(
      `Of ${String(keys.length)} presses ${String(times.length)} were answered by a frame.`,
    );
  return times;
}
