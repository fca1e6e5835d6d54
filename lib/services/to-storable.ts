import { toStorable } from "#lib/domain/text/storable-text.ts";
import { z } from "zod";

/** A text that Postgres can keep, at most `max` UTF-16 units of it. */
export function toStorableText(text: string, max: number): string {
  return toStorable(text.slice(0, max));
}

const jsonObjectSchema = z.record(z.string(), z.json());

/** An object as JSON gives it back once it was stored: what is undefined is gone, a date is text. */
export function toStorableJson(
  value: Readonly<Record<string, unknown>>,
): z.infer<typeof jsonObjectSchema> {
  return jsonObjectSchema.parse(
    JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
      typeof member === "string" ? toStorableText(member, Infinity) : member,
    ),
  );
}
