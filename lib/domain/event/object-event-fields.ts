import { z } from "zod";
import {
  type ObjectField,
  objectFields,
  type ObjectTexts,
} from "#lib/domain/field/object-fields.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

const schema = z.string().nullable();

type Fields = typeof objectFields;
type Name = keyof Fields;
type ReadText = {
  readonly type: "text";
  readonly schema: typeof schema;
  readonly read: (reading: Reading) => string | null;
};

/** The texts of the objects as fields of an event. */
export const ofObjects = Object.fromEntries(
  Object.entries<ObjectField>(objectFields).map(([name, field]) => [
    name,
    { ...field, type: "text", schema, read: readerOf(name) },
  ]),
  // TypeScript does not follow keys through `entries`.
) as { readonly [Of in Name]: Fields[Of] & ReadText };

function readerOf(name: string): ReadText["read"] {
  const [object = "", key = ""] = name.split(".");
  return (reading) => {
    const texts: Readonly<Record<string, string | null>> | null =
      reading[object as keyof ObjectTexts];
    return texts?.[key] ?? null;
  };
}
