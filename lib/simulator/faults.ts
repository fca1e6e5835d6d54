/** What can be wrong with a delivery, on purpose. */
export const faults = {
  bad_signature: "signed with another secret",
  missing_signature: "no signature header",
  reformatted_body: "pretty-printed on the way, signed over the compact text",
  truncated_json: "the body breaks off in the middle",
  contradiction:
    "objects that fit no purpose, such as a voucher without publication",
  schema_departure:
    "numbers as text, wrong types, bad times, nulls, unknown keys",
  designer_preview: "the all-zero ids of a preview",
} as const;
export type Fault = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly Fault[];

/** Faults of the signature: meaningless without a secret. */
export function isSignatureFault(fault: Fault): boolean {
  return (
    fault === "bad_signature" ||
    fault === "missing_signature" ||
    fault === "reformatted_body"
  );
}
