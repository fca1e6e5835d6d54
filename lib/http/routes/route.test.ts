import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { AppError, type AppErrorCode } from "#lib/errors/app-error.ts";
import type { Context } from "#lib/services/context.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { errorStatus } from "#lib/http/api/error-status.ts";
import { jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import { openRoute, route } from "./route.ts";

const who = vi.hoisted(() => ({ asks: (): unknown => null }));
vi.mock("#lib/auth/request-context.ts", () => ({
  requestContext: () => Promise.resolve().then(() => who.asks()),
}));

const asks = (context: Context) => {
  who.asks = () => context;
};
beforeEach(() => {
  asks(testContext());
});

const address = "http://localhost:3000/api/v1/things/a";
const call = { path: "/api/v1/things/{id}", summary: "A thing" } as const;

const rename = route({
  ...call,
  method: "patch",
  permission: "operate",
  params: z.strictObject({ id: z.string().max(3).describe("Its id.") }),
  query: queryOf({
    limit: z.int("takes a number").max(9).default(5).describe("How many."),
    tag: z.array(z.string()).exactOptional().describe("Its tags."),
    from: z.string().exactOptional().describe("When."),
  }),
  body: z.strictObject({ name: z.string("takes text") }),
  maxBodyBytes: 40,
  answer: jsonOf(z.unknown(), "All that was given.", 201),
  handler: ({ params, query, body, context }) => ({
    params,
    query,
    body,
    actor: context.actor.kind,
  }),
});

const send = (
  path: string,
  { body = '{"name":"A"}', id = "a", headers = {} } = {},
) =>
  rename(new Request(path, { method: "PATCH", body, headers }), {
    params: Promise.resolve({ id }),
  });

describe("what a call declares", () => {
  test("is what its handler gets, and how it answers", async () => {
    const answer = await send(`${address}?tag=x&tag=y`);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      params: { id: "a" },
      query: { limit: 5, tag: ["x", "y"] },
      body: { name: "A" },
      actor: "member",
    });
  });

  test.each([
    ["?limit=10", {}, "limit"],
    ["?limit=1e0", {}, "limit"],
    ["?limit=", {}, "limit"],
    ["?limit=1&limit=2", {}, "limit"],
    ["?from=a&from=b", {}, "from"],
    ["?offset=1", {}, "offset"],
    ["?__proto__=1", {}, "__proto__"],
    ["", { body: '{"name":1}' }, "name"],
    ["", { body: '{"name":"A","role":"admin"}' }, "role"],
    ["", { body: "{" }, undefined],
    ["", { body: JSON.stringify({ name: "x".repeat(40) }) }, undefined],
  ])("%s %o is refused, naming %s", async (query, given, field) => {
    const answer = await send(`${address}${query}`, given);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: "invalid_request", ...(field && { field }) },
    });
  });

  test("is found at no address that cannot be one", async () => {
    expect((await send(address, { id: "long" })).status).toBe(404);
  });

  test("is what the document tells", () => {
    const { operation } = rename;
    expect(operation.parameters.map(({ name, in: at }) => [at, name])).toEqual([
      ["path", "id"],
      ["query", "limit"],
      ["query", "tag"],
      ["query", "from"],
    ]);
    expect(Object.keys(operation.answers)).toEqual([
      "201",
      "400",
      "401",
      "403",
      "404",
    ]);
  });
});

describe("before what was sent is looked at", () => {
  const wrong = `${address}?offset=1`;

  test("who is nobody gets 401", async () => {
    who.asks = () => {
      throw new AppError("unauthorized", "Sign in.");
    };
    const answer = await send(wrong, { body: "{" });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test.each(["viewer", "auditor"] as const)(
    "who is %s and may not gets 403",
    async (role) => {
      asks(testContext({ role }));
      expect((await send(wrong, { body: "{" })).status).toBe(403);
    },
  );

  test("what one must be allowed may depend on the query", async () => {
    const find = route({
      ...call,
      method: "get",
      permission: (params) => (params.has("q") ? "read_personal" : "read"),
      query: queryOf({
        q: z.string().min(3).exactOptional().describe("Text."),
      }),
      answer: nothing("It is done."),
      handler: () => undefined,
    });
    asks(testContext({ role: "viewer" }));
    expect((await find(new Request(address))).status).toBe(204);
    expect((await find(new Request(`${address}?q=a`))).status).toBe(403);
    expect(find.operation.permission).toBe("read");
  });
});

test("what anyone may call asks nobody who they are", async () => {
  who.asks = () => {
    throw new AppError("unauthorized", "Sign in.");
  };
  const open = openRoute({
    ...call,
    method: "get",
    answer: jsonOf(z.literal("well"), "It is."),
    handler: () => "well" as const,
  });
  expect((await open(new Request(address))).status).toBe(200);
  expect(open.operation.permission).toBeNull();
});

/** A call that does no more than that. */
const doing = (handler: () => Response | Promise<Response>) =>
  route({
    ...call,
    method: "get",
    permission: "read",
    answer: jsonOf(z.never(), "Nothing."),
    handler,
  });

describe("what changes something", () => {
  const done = doing(() => new Response("done"));
  const from = async (method: string, headers: Record<string, string>) =>
    (await done(new Request(address, { method, headers }))).status;

  test.each([
    ["a program", {}],
    [
      "our own page",
      {
        host: "localhost:3000",
        origin: "http://localhost:3000",
        "sec-fetch-site": "same-origin",
      },
    ],
  ])("may be asked by %s", async (_who, headers) => {
    expect(await from("POST", headers)).toBe(200);
  });

  test.each([
    [
      "another site",
      { host: "localhost:3000", origin: "https://evil.example" },
    ],
    [
      "another port",
      { host: "localhost:3000", origin: "http://localhost:3001" },
    ],
    ["a sandboxed page", { host: "localhost:3000", origin: "null" }],
    [
      "a site that hides its origin",
      { host: "localhost:3000", "sec-fetch-site": "cross-site" },
    ],
  ])("may not be asked by %s", async (_who, headers) => {
    for (const method of ["POST", "PATCH", "DELETE", "PUT"])
      expect(await from(method, headers)).toBe(403);
  });

  test.each(["cross-site", "same-site"])(
    "what is read may not be read from a page that is %s",
    async (site) => {
      for (const mode of ["no-cors", "cors", "navigate"])
        expect(
          await from("GET", { "sec-fetch-site": site, "sec-fetch-mode": mode }),
        ).toBe(403);
    },
  );
});

test("each failure of ours is answered with its status, code, message and field", async () => {
  for (const [code, status] of Object.entries(errorStatus)) {
    const failing = doing(() => {
      throw new AppError(toCode(code), "A sentence.", { field: "limit" });
    });
    const answer = await failing(new Request(address));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({
      error: { code, message: "A sentence.", field: "limit" },
    });
  }
});

test("who asks too often is told when to ask again", async () => {
  const failing = doing(() => {
    throw new AppError("rate_limited", "Too many.", { retryAfterSeconds: 1.2 });
  });
  const answer = await failing(new Request(address));
  expect(answer.headers.get("retry-after")).toBe("2");
});

test("a bug is answered without its message, which may quote a person's data", async () => {
  const failing = doing(() =>
    Promise.reject(new Error("zoe@shop.example is odd")),
  );
  const answer = await failing(new Request(address));
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("zoe");
});

function toCode(text: string): AppErrorCode {
  const code = Object.keys(errorStatus).find(
    (one): one is AppErrorCode => one === text,
  );
  if (!code) throw new Error(`No code ${text}.`);
  return code;
}
