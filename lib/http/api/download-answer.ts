/**
 * Bytes that anyone may have sent us, as a file to be saved. No browser is to
 * guess a type for them, show them in a page of ours, or run anything in them.
 *
 * @param fileName letters, digits, dashes and dots
 */
export function downloadAnswer(bytes: Uint8Array, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${fileName}"`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
