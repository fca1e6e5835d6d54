import type { Activity } from "#lib/db/generated/client.ts";

/** A row of `activity` as it is stored. */
export type ActivityRow = Activity;

/** The link before the first row. */
export type ActivityHead = {
  readonly sequence: bigint;
  readonly digest: Uint8Array;
};
