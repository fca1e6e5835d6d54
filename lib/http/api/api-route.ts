import { errorAnswer } from "./error-answer.ts";
import { requireSameOrigin } from "./require-same-origin.ts";

/**
 * Makes a handler of a route of the API: what it throws becomes the API's error
 * answer, and a page of another site cannot call what changes something.
 */
export function apiRoute<Context>(
  answer: (request: Request, context: Context) => Response | Promise<Response>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      requireSameOrigin(request);
      return await answer(request, context);
    } catch (error) {
      return errorAnswer(error);
    }
  };
}
