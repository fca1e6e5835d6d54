import { AppError } from "#lib/errors/app-error.ts";
import { errorAnswer } from "#lib/http/api/error-answer.ts";
import { apiRoutes } from "./api-routes.ts";

/**
 * The answer to a call that has the path of some, and the method of none: 405 as the API answers, with those that
 * would be answered there.
 *
 * @param path without its query
 */
export function answerOtherMethod(path: string): Response {
  const parts = path.split("/");
  const methods = apiRoutes
    .filter(({ operation }) => fits(operation.path.split("/"), parts))
    .map(({ operation }) => operation.method.toUpperCase());
  const allow = [
    ...new Set(methods.flatMap((one) => (one === "GET" ? [one, "HEAD"] : one))),
  ];
  return errorAnswer(
    new AppError(
      "method_not_allowed",
      allow.length === 0
        ? "This method is not answered here."
        : `This address takes ${allow.join(", ")}.`,
      { allow },
    ),
  );
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((one, at) => one.startsWith("{") || one === parts[at])
  );
}
