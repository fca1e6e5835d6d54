import { z } from "zod";
import { isTimeZone } from "#lib/domain/time/time-zone.ts";
import { payloadPathSchema } from "#lib/domain/json/payload-path.ts";

export const csvSeparatorSchema = z.enum(["comma", "semicolon", "tab"]);
export type CsvSeparator = z.infer<typeof csvSeparatorSchema>;

const maxPayloadColumns = 20;

/** A zone by its name, which Postgres knows too; there an offset such as +01 would mean the opposite. */
const timeZoneSchema = z
  .string()
  .regex(/^[A-Za-z]/)
  .refine(isTimeZone);

/** How a CSV file is written, beyond its columns; what is left out is as RFC 4180 and the API have it. */
export const csvStyleSchema = z.strictObject({
  separator: csvSeparatorSchema.optional(),
  /** Ids, codes and payload values as formulas that give text, so that a spreadsheet changes none of them. */
  idsAsText: z.literal(true).optional(),
  /** Columns are named for people; otherwise by where the API has their values. */
  readableHeaders: z.literal(true).optional(),
  /** A zone: behind each time stands a column with the same time in it. */
  zone: timeZoneSchema.optional(),
  /** Places in the payload whose values follow as columns. */
  payloadPaths: z
    .array(payloadPathSchema)
    .max(maxPayloadColumns, `takes at most ${String(maxPayloadColumns)} places`)
    .optional(),
});
export type CsvStyle = z.infer<typeof csvStyleSchema>;

const separators: Readonly<Record<CsvSeparator, string>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
};

/** The character between two cells. */
export function separatorOf({ separator = "comma" }: CsvStyle): string {
  return separators[separator];
}
