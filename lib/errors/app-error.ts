/** The closed set of ways a request of ours can fail. */
export type AppErrorCode =
  | "invalid_request"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "unprocessable"
  | "too_slow"
  | "unavailable";

/**
 * A failure that a person or program is told of. `message` names the thing and
 * its id and is safe to show; `field` is the parameter at fault.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly field: string | undefined;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { field?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }
}
