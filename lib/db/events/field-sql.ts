import type { EventField } from "#lib/domain/event/event-field.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql, join, raw } = Prisma;

/** The column of a field of a row `e` of `event`. */
export function columnOf({ column }: Pick<EventField, "column">): Prisma.Sql {
  return raw(`e."${column}"`);
}

/** These fields of a row `e` of `event`, each as a column of its name. */
export function selectFields(
  fields: readonly (readonly [name: string, field: EventField])[],
): Prisma.Sql {
  return join(
    fields.map(
      ([name, field]) => sql`${readable(field)} AS ${raw(`"${name}"`)}`,
    ),
  );
}

/** Types of our own, which the driver does not know. */
const ownTypes: readonly EventField["type"][] = [
  "outcome",
  "signature_verdict",
  "shape",
  "purpose",
  "duplicate_kind",
];

function readable(field: EventField): Prisma.Sql {
  const column = columnOf(field);
  if (field.type === "bytea") return sql`encode(${column}, 'hex')`;
  return ownTypes.includes(field.type) ? sql`${column}::text` : column;
}
