/**
 * A part of an address as text. Next hands pages their parameters encoded, and `generateMetadata`
 * the same ones decoded, where a bare “%” cannot be decoded again.
 */
export function decodedParam(param: string): string {
  try {
    return decodeURIComponent(param);
  } catch (error) {
    if (error instanceof URIError) return param;
    throw error;
  }
}
