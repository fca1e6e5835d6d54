import { Prisma } from "./generated/client.ts";

/** A body that its reading calls searchable, as jsonb: what was sent need not travel to the database twice. */
export function jsonOfBody(body: Prisma.Sql): Prisma.Sql {
  // JSON.parse is given no byte order mark either.
  return Prisma.sql`ltrim(convert_from(${body}, 'UTF8'), U&'\\FEFF')::jsonb`;
}
