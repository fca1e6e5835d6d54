import type { AppErrorCode } from "#lib/errors/app-error.ts";

/** The one table from a failure of ours to its HTTP status. */
export const errorStatus = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  unprocessable: 422,
  rate_limited: 429,
  // The same request would be cut off again: it has to ask for less.
  too_slow: 422,
  unavailable: 503,
} as const satisfies Record<AppErrorCode, number>;
