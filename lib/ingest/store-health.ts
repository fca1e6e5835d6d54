import { onePerProcess } from "../one-per-process.ts";

/** A failure says something of now for so long, unless something was stored since. */
const REMEMBERED_MS = 10_000;

const health = onePerProcess("storeHealth", () => ({
  failedAt: null as number | null,
}));

/** Notes what became of the group of webhooks that was stored last. */
export function noteGroup(stored: boolean): void {
  health.get().failedAt = stored ? null : Date.now();
}

/** Whether the newest webhooks were not stored, a moment ago. */
export function isStoreFailing(): boolean {
  const { failedAt } = health.get();
  return failedAt !== null && Date.now() - failedAt < REMEMBERED_MS;
}
