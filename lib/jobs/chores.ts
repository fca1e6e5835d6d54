import { cleanAfterErasure } from "#lib/db/erasure/clean-after-erasure.ts";
import { deleteExpiredSignIns } from "#lib/db/access/sessions.ts";
import { pruneDeliveryKeys } from "#lib/db/ingest/prune-delivery-keys.ts";
import { analyzeGrown } from "#lib/db/maintenance/analyze-grown.ts";
import { buildIndexes } from "#lib/db/maintenance/build-indexes.ts";
import { markReusedCodes } from "#lib/db/maintenance/mark-reused-codes.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { foldRollups, pruneRollups } from "#lib/db/rollups/fold-rollups.ts";
import { dropOldMonths } from "./retention/drop-old-months.ts";
import type { Chore } from "./chore.ts";

const MINUTE_MS = 60_000;

/** All that the worker does by itself. */
export const chores: readonly Chore[] = [
  {
    name: "partitions",
    everyMs: 10 * MINUTE_MS,
    run: async () => {
      await ensurePartitions(new Date());
    },
  },
  { name: "indexes", everyMs: 10 * MINUTE_MS, run: buildIndexes },
  {
    name: "young partitions",
    everyMs: 15_000,
    run: async () => {
      await analyzeGrown();
    },
  },
  {
    name: "expired sign-ins",
    everyMs: 10 * MINUTE_MS,
    run: async () => {
      await deleteExpiredSignIns(new Date());
    },
  },
  {
    name: "rollups",
    everyMs: 5_000,
    run: async () => {
      await foldRollups();
    },
  },
  {
    name: "reused-codes",
    everyMs: 2_000,
    run: async (signal) => {
      await markReusedCodes(new Date(), signal);
    },
  },
  { name: "rollups-prune", everyMs: 24 * 60 * MINUTE_MS, run: pruneRollups },
  {
    name: "delivery-keys",
    everyMs: 60 * MINUTE_MS,
    run: async (signal) => {
      await pruneDeliveryKeys(new Date(), signal);
    },
  },
  {
    name: "retention",
    everyMs: MINUTE_MS,
    run: (signal) => dropOldMonths(new Date(), signal),
  },
  { name: "erasure", everyMs: MINUTE_MS, run: cleanAfterErasure },
];
