import { Prisma } from "#lib/db/generated/client.ts";

/** A body that its reading calls searchable, as jsonb: what was sent need not travel to the database twice. */
export function jsonOfBody(body: Prisma.Sql): Prisma.Sql {
  // JSON.parse is given no byte order mark either. Trimming the text would cost more than all the rest.
  return Prisma.sql`convert_from(
    CASE WHEN substr(${body}, 1, 3) = '\\xEFBBBF'::bytea THEN substr(${body}, 4) ELSE ${body} END, 'UTF8')::jsonb`;
}
