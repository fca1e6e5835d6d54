import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";
import type { PageServer } from "./page-server.ts";

/** Gives the 405 of a call of the API, which Next leaves without a word, the body and the `Allow` that the API's answers have. */
export function answerOtherMethods(pages: PageServer): PageServer {
  return {
    handle: (request, response) => {
      if (request.url?.startsWith("/api/") === true)
        replaceRefusal(request, response);
      pages.handle(request, response);
    },
    upgrade: (request, socket, head) => {
      pages.upgrade(request, socket, head);
    },
  };
}

function replaceRefusal(
  { url = "", method }: IncomingMessage,
  response: ServerResponse,
): void {
  const end = response.end.bind(response) as (chunk?: unknown) => void;
  const writeHead = response.writeHead.bind(response) as (
    ...given: unknown[]
  ) => ServerResponse;
  const isWordless = () =>
    response.statusCode === 405 &&
    !response.headersSent &&
    !response.hasHeader("content-type");
  // What compresses Next's answers writes the head on its own, before it ends one without a body.
  response.writeHead = (...given: unknown[]) =>
    isWordless() ? response : writeHead(...given);
  response.end = ((...given: unknown[]) => {
    const wordless = isWordless();
    response.end = end as ServerResponse["end"];
    response.writeHead = writeHead;
    if (!wordless) end(...(given as [unknown?]));
    else
      refuse(url.split("?")[0] ?? "", method, response).catch(
        (error: unknown) => {
          log().error({ err: error }, "A wrong method was not answered.");
          end();
        },
      );
    return response;
  }) as ServerResponse["end"];
}

async function refuse(
  path: string,
  method: string | undefined,
  response: ServerResponse,
): Promise<void> {
  // Loaded when somebody first takes a wrong method: all calls of the API come with it.
  const { answerOtherMethod } =
    await import("#lib/http/routes/answer-other-method.ts");
  const answer = answerOtherMethod(path);
  const body = await answer.text();
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(method === "HEAD" ? "" : body);
}
