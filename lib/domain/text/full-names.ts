/** Those of the values that a filter names customers by which can be a name: one of several words, as no id has. */
export function fullNames(values: readonly string[]): string[] {
  return values.filter((value) => /\S\s+\S/u.test(value));
}
