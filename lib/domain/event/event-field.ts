import { z } from "zod";
import type { Reading } from "#lib/domain/reading/reading.ts";
import type { FieldFilter } from "#lib/domain/field/field-filter.ts";
import { type FieldPrivacy, plain } from "#lib/domain/field/field-privacy.ts";
import type { ListColumn } from "#lib/domain/field/list-column.ts";

/** A column's type in Postgres. */
type ColumnType =
  | "text"
  | "uuid"
  | "bool"
  | "int2"
  | "int4"
  | "timestamptz"
  | "jsonb"
  | "bytea"
  | "outcome"
  | "signature_verdict"
  | "shape"
  | "purpose"
  | "duplicate_kind";

/** All that has to be known of a field of an event, told once. */
export type EventField = {
  /** Its column of `event`. */
  readonly column: string;
  readonly type: ColumnType;
  /** As the API tells it. */
  readonly schema: z.ZodType;
  /** What a person calls it, as the head of a column. */
  readonly words: string;
  readonly privacy: FieldPrivacy;
  /** How a reading gives it; what no reading gives is of the request. */
  readonly read?: (reading: Reading) => unknown;
  /** Whether it has few values, and rollups count by it. */
  readonly isCounted?: true;
  readonly filter?: FieldFilter;
  /** The column that lists on the screen can show of it; without one it has none, or shares one with others. */
  readonly listColumn?: ListColumn;
};

/** A field that is ours: of the request, or of what became of it. */
export function own<Schema extends z.ZodType>(
  column: string,
  type: ColumnType,
  schema: Schema,
  words: string,
  privacy: FieldPrivacy,
) {
  return { column, type, schema, words, privacy };
}

/** Text that was sent. */
export function sent(
  column: string,
  words: string,
  privacy: FieldPrivacy,
  read: (reading: Reading) => string | null | undefined,
) {
  return {
    ...own(column, "text", z.string().nullable(), words, privacy),
    read,
  };
}

/** A time that was sent. */
export function sentTime(
  column: string,
  words: string,
  read: (reading: Reading) => string | null,
) {
  const schema = z.iso.datetime().nullable();
  return { ...own(column, "timestamptz", schema, words, plain), read };
}

type Fields = Readonly<Record<string, EventField>>;

/** The part of a field's name before its dot. */
type Group<Of extends Fields> = {
  [Name in keyof Of]: Name extends `${infer Prefix}.${string}` ? Prefix : never;
}[keyof Of];

/** The shape of an object that has these fields: `customer.email` is `email` of `customer`, which is null when nothing of it was sent. */
type ShapeOf<Of extends Fields> = {
  [
    Name in keyof Of as Name extends `${string}.${string}` ? never : Name
  ]: Of[Name]["schema"];
} & {
  [Prefix in Group<Of>]: z.ZodNullable<
    z.ZodObject<
      {
        [
          Name in keyof Of as Name extends `${Prefix}.${infer Key}`
            ? Key
            : never
        ]: Of[Name]["schema"];
      },
      z.core.$strict
    >
  >;
};

export function shapeOf<const Of extends Fields>(fields: Of): ShapeOf<Of> {
  const shape: Record<string, z.ZodType> = {};
  const groups: Record<string, Record<string, z.ZodType>> = {};
  for (const [name, { schema }] of Object.entries(fields)) {
    const [prefix = name, key] = name.split(".");
    if (key === undefined) shape[prefix] = schema;
    else (groups[prefix] ??= {})[key] = schema;
  }
  for (const [prefix, group] of Object.entries(groups))
    shape[prefix] = z.strictObject(group).nullable();
  // TypeScript does not follow keys through `entries`.
  return shape as ShapeOf<Of>;
}

/** Makes what puts values by the names of their fields into an object of that shape; times are told as ISO 8601. */
export function nestingOf(
  names: readonly string[],
): (values: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const own = names.filter((name) => !name.includes("."));
  const groups = Map.groupBy(
    names.filter((name) => name.includes(".")).map(splitName),
    ({ prefix }) => prefix,
  );
  return (values) => {
    const nested: Record<string, unknown> = {};
    for (const name of own) nested[name] = told(values[name]);
    for (const [prefix, members] of groups) {
      const group: Record<string, unknown> = {};
      let isKnown = false;
      for (const { name, key } of members) {
        const value = told(values[name]);
        group[key] = value;
        isKnown ||= value !== null;
      }
      nested[prefix] = isKnown ? group : null;
    }
    return nested;
  };
}

function splitName(name: string) {
  const [prefix = name, key = ""] = name.split(".");
  return { name, prefix, key };
}

function told(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
