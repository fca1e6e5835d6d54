import { beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { requestsPerMinute } from "#lib/domain/access/api-token.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { type Role, roles } from "#lib/domain/access/role.ts";
import type { Route } from "./route.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { apiRoutes } from "./api-routes.ts";
import { describeApiRoute } from "./openapi-route.ts";
import { listEventsRoute } from "./event-routes.ts";
import { getSourceRoute, listSourcesRoute } from "./source-routes.ts";

await useTestDatabase();

const admin = testContext();
const tokens = new Map<Role, string>();

beforeAll(async () => {
  for (const role of roles) {
    const { token } = await createToken(admin, { name: role, role });
    tokens.set(role, token);
  }
  return writePendingActivity;
});

function ask(
  route: Route,
  token: string | undefined,
  { query = "", id = "none" } = {},
): Promise<Response> {
  const { method, path } = route.operation;
  const ended = new AbortController();
  const request = new Request(
    `http://localhost${path.replace(/\{.*?\}/, id)}${query}`,
    {
      method: method.toUpperCase(),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      signal: ended.signal,
      // What fits no call: whoever may not ask is told so before it is looked at.
      ...(method !== "get" && { body: "{" }),
    },
  );
  return route(request, { params: Promise.resolve({ id }) }).finally(() => {
    ended.abort();
  });
}

const calls = [...apiRoutes, describeApiRoute];
const guarded = calls.filter(({ operation }) => operation.permission !== null);

describe.each(guarded.map((route) => [route.operation.summary, route]))(
  "%s",
  (_summary, route) => {
    const { permission } = route.operation;

    test.each(roles)("is answered to a %s as the table says", async (role) => {
      const { status } = await ask(route, tokens.get(role));
      if (permission !== null && can(role, permission)) {
        expect([401, 403, 429, 500]).not.toContain(status);
      } else {
        expect(status).toBe(403);
      }
    });

    test.each(["", "x", "sit_none", "%00"])(
      "is answered to nobody with the token “%s”",
      async (token) => {
        expect((await ask(route, token)).status).toBe(401);
      },
    );
  },
);

test.each([
  "q=a",
  "customer=a",
  "-customer=a",
  "code=a",
  "match={}",
  "payload=a",
])("a viewer may not ask by %s, whatever else is wrong", async (key) => {
  const query = `?${key}&limit=none&unknown=1`;
  expect((await ask(listEventsRoute, tokens.get("viewer"), { query })).status) //
    .toBe(403);
  expect((await ask(listEventsRoute, tokens.get("auditor"), { query })).status) //
    .toBe(400);
});

test("every answer to a token tells what is left of its limit", async () => {
  const { token } = await createToken(admin, { name: "A", role: "admin" });
  expect(requestsPerMinute.admin).toBeGreaterThanOrEqual(6_000);
  for (const left of [1, 2]) {
    const { headers } = await ask(listSourcesRoute, token);
    expect(headers.get("ratelimit-policy")).toBe(
      `"token";q=${String(requestsPerMinute.admin)};w=60`,
    );
    expect(headers.get("ratelimit")).toMatch(
      new RegExp(
        `^"token";r=${String(requestsPerMinute.admin - left)};t=\\d+$`,
      ),
    );
  }
});

test("beyond its limit a token is told when to ask again", async () => {
  const { token } = await createToken(admin, { name: "B", role: "viewer" });
  let answer = new Response();
  for (let n = 0; n < 2 * requestsPerMinute.viewer + 2; n++) {
    answer = await ask(getSourceRoute, token);
    if (answer.status === 429) break;
  }
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toMatch(/^[1-6]?\d$/);
  expect(answer.headers.get("ratelimit")).toContain("r=0");
});

test("a token of one source knows no other", async () => {
  const mine = await createSource(admin, { name: "Mine" });
  const other = await createSource(admin, { name: "Other" });
  const { token } = await createToken(admin, {
    name: "Scoped",
    role: "auditor",
    sources: [mine.id],
  });
  const listed = (await (await ask(listSourcesRoute, token)).json()) as {
    items: { id: string; key: string | null; webhookUrl: string | null }[];
  };
  expect(listed.items).toMatchObject([
    { id: mine.id, key: null, webhookUrl: null },
  ]);
  expect((await ask(getSourceRoute, token, { id: mine.id })).status).toBe(200);
  expect((await ask(getSourceRoute, token, { id: other.id })).status).toBe(404);
});
