import { z } from "zod";
import { childPath } from "#lib/domain/json/json-path.ts";
import {
  isJsonObject,
  memberEntries,
  ownMember,
} from "#lib/domain/json/json-value.ts";

/** A value exactly as sent, with its JSON path into the body (`$.data.order`). */
export type PayloadPart = { readonly path: string; readonly value: unknown };

/**
 * What of a value its reading does not show: keys that the schema does not name, and
 * values that the reading left out or understood as something else. At any depth
 * that the schema reaches, which is never deep.
 *
 * @param sent the value as sent.
 * @param read what `parseLeniently` made of it.
 */
export function undocumentedParts(
  schema: z.core.$ZodType,
  sent: unknown,
  read: unknown,
  path: string,
): readonly PayloadPart[] {
  const parts: PayloadPart[] = [];
  collect(schema, sent, read, path, parts);
  return parts;
}

function collect(
  schema: z.core.$ZodType,
  sent: unknown,
  read: unknown,
  path: string,
  parts: PayloadPart[],
): void {
  if (sent === null || sent === undefined) return;
  const documented = documentedFor(schema, sent);
  const fieldOf = fieldsOf(documented);
  if (fieldOf && isJsonObject(sent) && isJsonObject(read)) {
    for (const [key, value] of memberEntries(sent)) {
      const at = childPath(path, key);
      const field = fieldOf(key);
      if (field) collect(field, value, ownMember(read, key), at, parts);
      else parts.push({ path: at, value });
    }
  } else if (documented instanceof z.ZodArray && Array.isArray(read)) {
    for (const [index, value] of Object.values(sent).entries()) {
      const at = childPath(path, index);
      collect(documented.element, value, read[index], at, parts);
    }
  } else if (read !== sent) {
    parts.push({ path, value: sent });
  }
}

/** The schema of each member by its key, null for undocumented ones; null where a value has no keys of its own. */
function fieldsOf(
  schema: z.core.$ZodType,
): ((key: string) => z.core.$ZodType | null) | null {
  if (schema instanceof z.ZodRecord) return () => schema.valueType;
  if (!(schema instanceof z.ZodObject)) return null;
  const shape: unknown = schema.shape;
  return (key) => {
    const field = isJsonObject(shape) ? ownMember(shape, key) : undefined;
    return field instanceof z.ZodType ? field : null;
  };
}

/** The schema itself, out of its "or null", and of a union the member for objects. */
function documentedFor(
  schema: z.core.$ZodType,
  sent: unknown,
): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return documentedFor(schema.unwrap(), sent);
  }
  if (schema instanceof z.ZodUnion) {
    const forObjects = schema.options.find(
      (option) => option instanceof z.ZodObject,
    );
    return forObjects && isJsonObject(sent) ? forObjects : schema;
  }
  return schema;
}
