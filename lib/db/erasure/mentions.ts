import { Prisma } from "#lib/db/generated/client.ts";
import { toPattern } from "#lib/domain/customer/personal-values.ts";

const { sql } = Prisma;

/**
 * The condition that a text of JSON names a customer. It is false of no text.
 *
 * @param needles as `toNeedles` makes them
 */
export function mentions(
  text: Prisma.Sql,
  needles: readonly string[],
): Prisma.Sql {
  return sql`COALESCE(lower((${text}) COLLATE "C") ~ ANY(${needles.map(toPattern)}::text[]), false)`;
}
