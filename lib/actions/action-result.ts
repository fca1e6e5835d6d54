/**
 * What a server action of the sources answers. A refusal is a value, told at
 * the field that it names; null names none of them.
 */
export type ActionResult<T = null> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly message: string;
      readonly field: string | null;
    };

/** The refusal of one field, for the field; of none of `fields`, for the form as a whole. */
export function refusalAt(
  result: ActionResult<unknown> | null,
  field: string | null,
  fields: readonly string[] = [],
): string | undefined {
  if (result === null || result.ok) return undefined;
  const at =
    result.field !== null && fields.includes(result.field)
      ? result.field
      : null;
  return at === field ? result.message : undefined;
}
