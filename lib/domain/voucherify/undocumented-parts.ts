import { z } from "zod";
import { childPath } from "#lib/domain/json/json-path.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";

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
  if (documented instanceof z.ZodObject && isJsonObject(read)) {
    const shape: unknown = documented.shape;
    for (const [key, value] of Object.entries(sent)) {
      const at = childPath(path, key);
      const field = isJsonObject(shape) ? ownMember(shape, key) : undefined;
      if (field instanceof z.ZodType) {
        collect(field, value, ownMember(read, key), at, parts);
      } else {
        parts.push({ path: at, value });
      }
    }
  } else if (documented instanceof z.ZodRecord && isJsonObject(read)) {
    for (const [key, value] of Object.entries(sent)) {
      const at = childPath(path, key);
      collect(documented.valueType, value, ownMember(read, key), at, parts);
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
