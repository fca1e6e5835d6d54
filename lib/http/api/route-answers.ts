import { errorSchema } from "./error-schema.ts";
import type { ApiAnswer } from "./operation.ts";
import type { RouteAnswer } from "./route-answer.ts";

/** What a call answers, by status: what it gives when all went well, and every way in which it may fail. */
export function toAnswers({
  permission,
  params,
  query,
  body,
  answer,
  failures = {},
}: {
  readonly permission: unknown;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly answer: RouteAnswer<unknown>;
  readonly failures?: Readonly<Record<number, string | ApiAnswer>> | undefined;
}): Readonly<Record<number, ApiAnswer>> {
  const takesInput = query !== undefined || body !== undefined;
  const described: Record<number, string | ApiAnswer> = {
    ...(takesInput && {
      400: "Something that was sent cannot be understood; `field` names it.",
    }),
    ...(permission !== null && {
      401: "Nobody is signed in, and no token was sent that is good.",
      403: "Your role may not do this.",
    }),
    ...(params !== undefined && { 404: "Nothing has this address." }),
    ...failures,
  };
  const { status, gives: _gives, ...given } = answer;
  return {
    [status]: given,
    ...Object.fromEntries(
      Object.entries(described).map(([code, failure]) => [
        code,
        typeof failure === "string"
          ? { description: failure, schema: errorSchema }
          : failure,
      ]),
    ),
  };
}
