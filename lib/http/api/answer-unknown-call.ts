import { AppError } from "#lib/errors/app-error.ts";
import { errorAnswer } from "./error-answer.ts";

/** Answers 404 where the API has no call, as the API answers: Next would show a page. */
export function answerUnknownCall(request: Request): Response {
  const { pathname } = new URL(request.url);
  return errorAnswer(
    new AppError(
      "not_found",
      `The API has no ${pathname}. Its calls are listed at /api/openapi.json.`,
    ),
  );
}
