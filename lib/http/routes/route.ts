import { z } from "zod";
import { requestContext } from "#lib/auth/request-context.ts";
import { withRateLimit } from "#lib/auth/token-context.ts";
import type { Permission } from "#lib/domain/access/permissions.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { errorAnswer } from "#lib/http/api/error-answer.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import type {
  ApiAnswer,
  ApiOperation,
  ApiParameter,
} from "#lib/http/api/operation.ts";
import { readJsonBody } from "#lib/http/api/read-json-body.ts";
import { requireSameOrigin } from "#lib/http/api/require-same-origin.ts";
import { toAnswers } from "#lib/http/api/route-answers.ts";
import type { RouteAnswer } from "#lib/http/api/route-answer.ts";
import type { RouteQuery } from "#lib/http/api/route-query.ts";

/** More than a command of the API needs, in bytes, unless its route says otherwise. */
const maxBodyBytes = 65_536;

type Given<Params, Query, Body> = {
  readonly request: Request;
  readonly context: Context;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

/** One call of the API: what it takes, who may make it, what it answers. */
export type RouteDeclaration<Params, Query, Body, Value> = {
  readonly method: ApiOperation["method"];
  /** As the folder of its file spells it, with parameters in braces: `/api/v1/events/{id}`. */
  readonly path: string;
  /**
   * What one must be allowed to do. Where that depends on the query, it is told before the query is
   * checked; the document tells the least.
   */
  readonly permission: Permission | ((params: URLSearchParams) => Permission);
  readonly summary: string;
  readonly description?: string;
  /** Of the path; what does not fit is not found. Each has a description. */
  readonly params?: z.ZodType<Params>;
  /** Without it, a query is passed over. */
  readonly query?: RouteQuery<Query>;
  readonly body?: z.ZodType<Body>;
  /** 65,536 unless given. */
  readonly maxBodyBytes?: number;
  readonly answer: RouteAnswer<Value>;
  /** What else the document tells, by status. */
  readonly failures?: Readonly<Record<number, string | ApiAnswer>>;
  readonly handler: (
    given: Given<Params, Query, Body>,
  ) => Value | Promise<Value>;
};

/** As Next calls a handler of a route. */
type Handler = (
  request: Request,
  /** Its `params` as Next gives them. */
  segments?: { readonly params?: Promise<object> },
) => Promise<Response>;

export type Route = Handler & { readonly operation: ApiOperation };

/**
 * Makes a handler of a call, with what the document tells of it. Who asks is known, and
 * allowed to, before anything else that was sent is looked at; a page of another site cannot call what
 * changes something; whatever fails becomes the API's error answer; nothing on its way may keep an answer.
 */
export function route<
  Params = undefined,
  Query = undefined,
  Body = undefined,
  Value = Response,
>(declared: RouteDeclaration<Params, Query, Body, Value>): Route {
  const { permission, params, query, body, answer } = declared;
  return described(toOperation(declared), async (request, segments) => {
    requireSameOrigin(request);
    const context = await requestContext(request);
    const { searchParams } = new URL(request.url);
    authorize(
      context,
      typeof permission === "string" ? permission : permission(searchParams),
    );
    const value = await declared.handler({
      request,
      context,
      // What is not declared is not there: its type is then `undefined`.
      params: (params && (await parsePath(params, segments))) as Params,
      query: query?.parse(searchParams) as Query,
      body: (body &&
        parseInput(
          body,
          await readJsonBody(request, declared.maxBodyBytes ?? maxBodyBytes),
        )) as Body,
    });
    return toResponse(value, answer.status);
  });
}

/** The same of a call that anyone may make, as those that tell whether this server is well. */
export function openRoute<Value>(declared: {
  readonly method: ApiOperation["method"];
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly answer: RouteAnswer<Value>;
  readonly failures?: Readonly<Record<number, string | ApiAnswer>>;
  readonly handler: (request: Request) => Value | Promise<Value>;
}): Route {
  const { answer, handler } = declared;
  const operation = toOperation({ ...declared, permission: null });
  return described(operation, async (request) =>
    toResponse(await handler(request), answer.status),
  );
}

function described(operation: ApiOperation, answer: Handler): Route {
  const handle: Handler = async (request, segments) => {
    try {
      return withRateLimit(request, await answer(request, segments));
    } catch (error) {
      return withRateLimit(request, errorAnswer(error));
    }
  };
  return Object.assign(handle, { operation });
}

function toResponse(value: unknown, status: number): Response {
  if (value === undefined)
    return new Response(null, {
      status,
      headers: { "cache-control": "no-store" },
    });
  if (!(value instanceof Response)) return jsonAnswer(value, { status });
  if (!value.headers.has("cache-control"))
    value.headers.set("cache-control", "no-store");
  return value;
}

/** A part of the path that cannot be one names nothing. */
async function parsePath<Params>(
  schema: z.ZodType<Params>,
  segments: { readonly params?: Promise<object> } | undefined,
): Promise<Params> {
  const parsed = schema.safeParse(await segments?.params);
  if (parsed.success) return parsed.data;
  throw new AppError("not_found", "Nothing has this address.", {
    cause: parsed.error,
  });
}

type Described = Pick<
  RouteDeclaration<unknown, unknown, unknown, unknown>,
  | "method"
  | "path"
  | "summary"
  | "description"
  | "params"
  | "query"
  | "body"
  | "answer"
  | "failures"
> & {
  readonly permission:
    RouteDeclaration<unknown, unknown, unknown, unknown>["permission"] | null;
};

function toOperation(declared: Described): ApiOperation {
  const { method, path, permission, summary, description, body } = declared;
  return {
    method,
    path,
    permission:
      typeof permission === "function"
        ? permission(new URLSearchParams())
        : permission,
    summary,
    description,
    parameters: [
      ...pathParameters(declared.params),
      ...(declared.query?.parameters ?? []),
    ],
    body,
    answers: toAnswers(declared),
  };
}

function pathParameters(schema: z.ZodType | undefined): ApiParameter[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, one]) => ({
    name,
    in: "path",
    description: z.instanceof(z.ZodType).parse(one).description ?? "",
    schema: z.instanceof(z.ZodType).parse(one),
  }));
}
