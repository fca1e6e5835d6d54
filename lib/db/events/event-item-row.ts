import { z } from "zod";
import { type EventField, nestingOf } from "#lib/domain/event/event-field.ts";
import { detailFields } from "#lib/domain/event/detail-fields.ts";
import { itemFields } from "#lib/domain/event/event-fields.ts";
import type { EventDetail, EventItem } from "#lib/domain/event/event.ts";
import { selectFields } from "./field-sql.ts";

type Row = Readonly<Record<string, unknown>>;

const { "source.id": sourceId, ...ownDetailFields } = detailFields;

/** What a list shows of a row `e` of `event`, each column by the name of its field: neither its bytes nor its payload. */
export const eventItemColumns = selectFields([
  ...Object.entries(itemFields),
  ["source.id", sourceId],
]);

/** What beside that only the page of an event shows. */
export const eventDetailColumns = selectFields(Object.entries(ownDetailFields));

/** The columns that belong to an event alone. */
const ownItemShape = shapeOfColumns({ ...itemFields, "source.id": sourceId });

const joinedSchema = z.strictObject({
  sourceName: z.string(),
  sourceCurrency: z.string().nullable(),
});

const nestItem = nestingOf(Object.keys(itemFields));
const nestDetail = nestingOf(Object.keys(ownDetailFields));

/** Made once: a schema compiles itself when it is first used. */
const joinedOfRowSchema = joinedSchema
  .extend({ "source.id": z.string() })
  .strip();

/** Those columns, and what is joined to them: the source. */
export const eventItemShape = { ...ownItemShape, ...joinedSchema.shape };

export const eventDetailShape = shapeOfColumns(ownDetailFields);

/** A row of an event with its source, given as the API tells it. */
export const eventItemRowSchema = z
  .strictObject(eventItemShape)
  .transform(toEventItem);

/** What belongs to an event alone: no name of its source. */
export type OwnItem = Omit<EventItem, "source">;

/** A row of an event alone with the digest of its body. */
export const ownItemRowSchema = z
  .strictObject({ ...ownItemShape, bodySha256: z.string().nullable() })
  .transform((row) => ({ ...toOwnItem(row), bodySha256: row.bodySha256 }));

/** @param row that has the columns of `eventItemShape` */
export function toEventItem(row: Row): EventItem {
  const {
    "source.id": id,
    sourceName: name,
    sourceCurrency: currency,
  } = joinedOfRowSchema.parse(row);
  return { ...toOwnItem(row), source: { id, name, currency } };
}

/** @param row that has the columns of `eventDetailShape` */
export function toOwnDetail(
  row: Row,
): Pick<EventDetail, keyof typeof ownDetailFields> {
  // Each column was read by the schema of its field, of which the type of what is told is made.
  return nestDetail(row) as Pick<EventDetail, keyof typeof ownDetailFields>;
}

function toOwnItem(row: Row): OwnItem {
  // As above.
  return nestItem(row) as OwnItem;
}

/** The columns as the driver gives them; a row that lacks one or has another fails where it is read. */
function shapeOfColumns(
  fields: Readonly<Record<string, EventField>>,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, toSchema(field)]),
  );
}

function toSchema({ type, schema }: EventField): z.ZodType {
  if (type === "timestamptz") return z.date().nullable();
  // What a reading of another version wrote is shown as it is.
  if (type === "jsonb") return z.unknown();
  return schema;
}
