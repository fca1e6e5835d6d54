/** Of every answer. The policy of pages names a nonce, and is set by lib/auth/guard-request.ts. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Of answers that are no pages: nothing in them runs or loads anything, should they be opened as one. */
export const noDocumentHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; frame-ancestors 'none'; sandbox",
};
