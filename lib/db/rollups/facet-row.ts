import { z } from "zod";
import { validitySchema } from "#lib/domain/filter/event-filter.ts";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import { facetListRowsSchema } from "./facet-lists.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** What is counted about a filter, in one row. */
export const facetRowSchema = z.strictObject({
  total: z.int(),
  /** Null where that was not counted. */
  customers: z.int().nullable(),
  segments: z.int(),
  needsAttention: z.int(),
  entries: z.int(),
  /** Seconds since 1970; null where nothing was counted and no range asked for. */
  span: z
    .strictObject({ from: z.number(), to: z.number(), step: z.int() })
    .nullable(),
  buckets: z.array(
    z.strictObject({
      start: z.int(),
      purpose: purposeSchema.nullable(),
      count: z.int(),
    }),
  ),
  lists: facetListRowsSchema,
  /** How many fit each choice of the filter `validity`; null where that was not counted. */
  validity: z.record(validitySchema, z.int()).nullable(),
});

export type FacetRows = z.infer<typeof facetRowSchema> & {
  /** Whether all events that fit were counted. */
  readonly exact: boolean;
};

/**
 * That row but for its span, out of the common tables `alike` (`events` with all values in common), `grouped` (the
 * lists), `totals` and `buckets`.
 */
export function facetRow(parts: {
  readonly customers: Prisma.Sql;
  readonly lists: Prisma.Sql;
  readonly validity: Prisma.Sql;
}): Prisma.Sql {
  return Prisma.sql`
    SELECT total, ${parts.customers} AS customers, ${parts.lists} AS lists, ${parts.validity} AS validity,
      (SELECT COALESCE(sum(events) FILTER (WHERE needs_attention), 0)::int FROM alike) AS "needsAttention",
      (SELECT COALESCE(sum(events) FILTER (WHERE is_entry), 0)::int FROM alike) AS entries,
      (SELECT count(*)::int FROM grouped WHERE key = 'segment' AND value IS NOT NULL) AS segments,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'start', extract(epoch FROM start)::int8, 'purpose', purpose, 'count', count)), '[]')
        FROM buckets WHERE start IS NOT NULL) AS buckets
    FROM totals`;
}
