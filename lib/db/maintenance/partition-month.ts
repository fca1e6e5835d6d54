import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";

/** One month (UTC) of events, which lies in a partition of its own. */
export type PartitionMonth = {
  /** Of the partition, in the schema `event_partition`. */
  readonly name: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** The smallest id that it can have. */
  readonly firstId: string;
  /** The smallest id of the month after it. */
  readonly endId: string;
};

/** The month that a time lies in, or one so many months after it. */
export function monthOf(time: Date, ahead = 0): PartitionMonth {
  const start = (months: number) =>
    new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + months, 1));
  const from = start(ahead);
  const to = start(ahead + 1);
  return {
    name: partitionOf(from),
    from,
    to,
    firstId: timeToUuidV7Floor(from),
    endId: timeToUuidV7Floor(to),
  };
}

/** The name of the partition of a time's month. */
export function partitionOf(time: Date): string {
  return `event_${time.toISOString().slice(0, 7).replace("-", "_")}`;
}
