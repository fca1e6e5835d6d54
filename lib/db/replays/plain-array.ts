/**
 * An array for Postgres of what needs no quotes there, such as ids, numbers and times. The driver would quote and escape each
 * value, for longer than it takes to make it.
 */
export function plainArray(
  values: readonly (string | number | null)[],
): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}
