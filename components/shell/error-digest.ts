/** The digest under which the server logged an error; null for an error of the browser. */
export function errorDigest(error: unknown): string | null {
  return error instanceof Error &&
    "digest" in error &&
    typeof error.digest === "string"
    ? error.digest
    : null;
}
