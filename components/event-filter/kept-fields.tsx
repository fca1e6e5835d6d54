/** The rest of an address, as hidden fields of a form that changes a part of it. */
export function KeptFields({
  kept,
}: {
  kept: readonly (readonly [string, string])[];
}) {
  return kept.map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
