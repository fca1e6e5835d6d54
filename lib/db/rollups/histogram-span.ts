import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { histogramSteps, maxBuckets } from "#lib/domain/counts/histogram.ts";
import { toTimeBounds } from "#lib/domain/filter/received-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join } = Prisma;

/**
 * The range of a histogram, and the width of its buckets: as asked for, or from the oldest event counted until now. Reads
 * the common table `totals` of the `total` and of when the `oldest` came.
 *
 * @param most where the total is more than this, not all were counted, and it begins with
 * those that were, so that no bucket is wrongly empty
 */
export function histogramSpan(
  filter: EventFilter,
  now: Date,
  most: number,
): Prisma.Sql {
  const { from, to } = toTimeBounds(filter, now);
  const end = inSeconds(to && to < now ? to : now);
  const start = from ? inSeconds(from) : sql`NULL`;
  const steps = join([...histogramSteps]);
  return sql`
    SELECT "from", ${end} AS "to", COALESCE(
      (SELECT min(s)::int FROM unnest(ARRAY[${steps}]::float8[]) s WHERE s * ${maxBuckets}::float8 >= ${end} - "from"),
      ${histogramSteps.at(-1)}) AS step
    FROM (
      SELECT CASE WHEN ${from === null} OR total > ${most}
        THEN extract(epoch FROM oldest)::float8 ELSE ${start} END AS "from"
      FROM totals
    ) begun`;
}

function inSeconds(time: Date): Prisma.Sql {
  return sql`${time.getTime() / 1_000}::float8`;
}
