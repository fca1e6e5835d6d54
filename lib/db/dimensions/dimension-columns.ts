import type { ListKind } from "#lib/domain/counts/dimension.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** How many things a list shows. */
export const maxThings = 200;

type DimensionColumns = {
  readonly id: Prisma.Sql;
  readonly name: Prisma.Sql;
  /** What else names it. */
  readonly detail: Prisma.Sql;
};

/** The columns of a row `e` of `event` that name each kind of thing. A distribution's name is never sent. */
export const dimensionColumns: Readonly<Record<ListKind, DimensionColumns>> = {
  customer: {
    id: sql`e.customer_id`,
    name: sql`e.customer_name`,
    detail: sql`COALESCE(e.customer_source_id, e.customer_email)`,
  },
  segment: {
    id: sql`e.segment_id`,
    name: sql`e.segment_name`,
    detail: sql`NULL::text`,
  },
  campaign: {
    id: sql`e.campaign_id`,
    name: sql`e.campaign_name`,
    detail: sql`NULL::text`,
  },
  distribution: {
    id: sql`e.distribution_id`,
    name: sql`e.event_name`,
    detail: sql`NULL::text`,
  },
};
