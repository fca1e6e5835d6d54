/** Names that carry a credential whatever they are called exactly. */
const secretName =
  /auth|cookie|token|secret|password|passwd|credential|session|jwt|(?:^|[-_])(?:api)?[-_]?key(?:$|[-_])|apikey/;

/** A signature proves a body and opens nothing; it is shown so that a failed check can be understood. */
const signatureName = /^x-voucherify-signature$/;

const maxShown = 3;

/**
 * Headers with the values of those that are secrets replaced by their first
 * characters and their length. A quarter of a value is shown at most, and of a short one nothing.
 */
export function maskHeaders(
  headers: readonly (readonly [string, string])[],
): [string, string][] {
  return headers.map(([name, value]) => [
    name,
    isSecret(name) ? mask(value) : value,
  ]);
}

function isSecret(name: string): boolean {
  const lower = name.toLowerCase();
  return secretName.test(lower) && !signatureName.test(lower);
}

function mask(value: string): string {
  const shown = value.slice(
    0,
    Math.min(maxShown, Math.floor(value.length / 16)),
  );
  return `${shown}…(${String(value.length)} characters, masked)`;
}
