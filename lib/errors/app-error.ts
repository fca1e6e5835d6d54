/** The closed set of ways a request of ours can fail. */
export type AppErrorCode =
  | "invalid_request"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "unprocessable"
  | "rate_limited"
  | "too_slow"
  | "unavailable";

/**
 * A failure that a person or program is told of. `message` names the thing and
 * its id and is safe to show; `field` is the parameter at fault; `retryAfterSeconds` is
 * when the same request may pass, where that is known.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The methods that would be answered, where this one is not. */
  readonly allow: readonly string[] | undefined;

  constructor(
    code: AppErrorCode,
    message: string,
    options: {
      field?: string;
      retryAfterSeconds?: number;
      allow?: readonly string[];
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.field = options.field;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.allow = options.allow;
  }
}
