import { AppError, type AppErrorCode } from "#lib/errors/app-error.ts";
import { toObstacle } from "#lib/errors/database-obstacle.ts";
import { log } from "#lib/log.ts";
import { errorStatus } from "./error-status.ts";
import { jsonAnswer } from "./json-answer.ts";

/** How long to wait, in seconds, where the failure does not say. */
const retryAfter: Partial<Record<AppErrorCode, number>> = {
  unavailable: 5,
  rate_limited: 60,
};

/**
 * A failure as the API answers it: `{"error":{"code","message","field"?}}`. What is no
 * AppError, and no fault of the database's state, is a bug: it is logged under a reference, and the caller is told no more than that.
 */
export function errorAnswer(error: unknown): Response {
  const failure = error instanceof AppError ? error : toObstacle(error);
  if (!failure) return bugAnswer(error);
  const { code, message, field, allow } = failure;
  const wait = failure.retryAfterSeconds ?? retryAfter[code];
  return jsonAnswer(
    { error: { code, message, ...(field === undefined ? {} : { field }) } },
    {
      status: errorStatus[code],
      headers: {
        ...(wait !== undefined && { "retry-after": String(Math.ceil(wait)) }),
        ...(allow !== undefined && { allow: allow.join(", ") }),
        ...(code === "unauthorized" && { "www-authenticate": "Bearer" }),
      },
    },
  );
}

function bugAnswer(error: unknown): Response {
  const reference = crypto.randomUUID();
  log().error({ err: error, reference }, "A request of the API failed.");
  const message = `Something went wrong here. The log has it as ${reference}.`;
  return jsonAnswer({ error: { code: "internal", message } }, { status: 500 });
}
