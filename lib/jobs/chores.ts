import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { foldRollups } from "#lib/db/rollups/fold-rollups.ts";
import type { Chore } from "./chore.ts";

const MINUTE_MS = 60_000;

/** All that the worker does by itself. */
export const chores: readonly Chore[] = [
  {
    name: "partitions",
    everyMs: 60 * MINUTE_MS,
    run: async () => {
      await ensurePartitions(new Date());
    },
  },
  {
    name: "rollups",
    everyMs: 5_000,
    run: async () => {
      await foldRollups();
    },
  },
];
