/**
 * A part of an address as text, for pages: Next hands them their parameters encoded, and `generateMetadata` the same
 * ones decoded, which must not be decoded again ("%2F" may be a part of an id).
 */
export function decodedParam(param: string): string {
  try {
    return decodeURIComponent(param);
  } catch (error) {
    if (error instanceof URIError) return param;
    throw error;
  }
}
