import { beforeAll, describe, expect, test } from "vitest";
import { roles } from "#lib/domain/access/role.ts";
import {
  customer,
  distributionEnvelope,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { callsByRole } from "../testing/calls-by-role.ts";
import { useServers } from "../testing/use-servers.ts";

const everyone = ["nobody", ...roles] as const;
const personalKeys = ["q", "customer", "code", "match", "payload", "-customer"];

const tokens = new Map<string, string>();
let origin = "";
let eventId = "";
let sourceId = "";

const servers = await useServers({});

beforeAll(async () => {
  const [server] = servers;
  if (!server) throw new Error("No server was started.");
  ({ origin } = server.webhookUrl);
  const admin = testContext();
  for (const role of roles)
    tokens.set(role, (await createToken(admin, { name: role, role })).token);
  const other = await createSource(admin, { name: "Other" });
  for (const [who, name, role] of [
    ["scoped", "Scoped", "auditor"],
    ["scoped admin", "Scoped admin", "admin"],
  ] as const) {
    const sources = [other.id];
    tokens.set(who, (await createToken(admin, { name, role, sources })).token);
  }
  const body = {
    ...distributionEnvelope({
      ...uniqueCode,
      segment: { id: customer.email, name: customer.email, object: "segment" },
    }),
  };
  const answer = await fetch(server.webhookUrl, {
    method: "POST",
    body: JSON.stringify(body),
  });
  ({ id: eventId } = (await answer.json()) as { id: string });
  const event = await read("admin", `/api/v1/events/${eventId}`);
  sourceId = (JSON.parse(event) as { source: { id: string } }).source.id;
});

async function ask(
  who: string,
  path: string,
  method = "GET",
): Promise<Response> {
  const token = tokens.get(who);
  return fetch(origin + path, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    // What fits no call: whoever may not ask is told so before it is looked at.
    ...(method === "GET" ? {} : { body: "{" }),
    signal: AbortSignal.timeout(20_000),
  });
}

const read = async (who: string, path: string) => (await ask(who, path)).text();

test("every call that the server describes is in the table, and no other", async () => {
  const { paths } = JSON.parse(await read("viewer", "/api/openapi.json")) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const described = Object.entries(paths).flatMap(([path, calls]) =>
    Object.keys(calls).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.filter((call) => !call.includes("/webhooks/")).sort()) //
    .toEqual(Object.values(callsByRole).flat().sort());
});

describe.each(everyone)("%s", (who) => {
  test.each(
    everyone.flatMap((from) =>
      callsByRole[from].map((call) => [call, from] as const),
    ),
  )("%s is answered from %s on", async (call, from) => {
    const [method = "", path = ""] = call.split(" ");
    const answer = await ask(who, path.replace("{id}", "none"), method);
    await answer.body?.cancel();
    const mayAsk = everyone.indexOf(who) >= everyone.indexOf(from);
    if (mayAsk) {
      expect([401, 403, 429, 500, 502]).not.toContain(answer.status);
    } else {
      expect(answer.status).toBe(who === "nobody" ? 401 : 403);
      expect(answer.headers.get("cache-control")).toContain("no-store");
    }
  });
});

test("a viewer's answers hold nothing of the customer, not even where a payload's designer put it", async () => {
  const hidden = [
    customer.name,
    customer.email,
    customer.source_id,
    uniqueCode.voucher.code,
  ];
  for (const path of [
    "/api/v1/events",
    `/api/v1/events/${eventId}`,
    "/api/v1/facets",
    `/api/v1/customers/${customer.id}`,
    "/api/v1/sources",
    `/api/v1/sources/${sourceId}`,
    "/api/v1/views",
    "/api/live/arrivals",
  ]) {
    const answer = await ask("viewer", path);
    expect([path, answer.status]).toEqual([path, 200]);
    const text = await answer.text();
    for (const one of hidden) expect(text, path).not.toContain(one);
  }
  const whole = await read("auditor", `/api/v1/events/${eventId}`);
  for (const one of hidden) expect(whole).toContain(one);
});

test("a viewer cannot tell by a filter, a count or a cursor whether somebody is there", async () => {
  const address = encodeURIComponent(customer.email);
  for (const call of ["events", "facets"]) {
    for (const key of [
      ...personalKeys,
      "segment",
      "campaign",
      "distribution",
    ]) {
      const there = await ask("viewer", `/api/v1/${call}?${key}=${address}`);
      const nowhere = await ask("viewer", `/api/v1/${call}?${key}=a%40b.c`);
      expect([key, there.status]).toEqual([key, 403]);
      expect(await there.text()).toBe(await nowhere.text());
    }
  }
  for (const key of personalKeys)
    expect((await ask("viewer", `/api/live/arrivals?${key}=a`)).status) //
      .toBe(403);
  // Nor by the merchant's own id of a customer.
  const known = await ask("viewer", `/api/v1/customers/${customer.source_id}`);
  const unknown = await ask("viewer", "/api/v1/customers/crm-00000");
  expect([known.status, unknown.status]).toEqual([404, 404]);
  expect(await known.text()).toBe(
    (await unknown.text()).replace("crm-00000", customer.source_id),
  );
});

test("a token of one source finds nothing of another", async () => {
  for (const path of [
    `/api/v1/events/${eventId}`,
    `/api/v1/events/${eventId}/body`,
    `/api/v1/customers/${customer.id}`,
    `/api/v1/customers/${customer.id}/evidence`,
    `/api/v1/sources/${sourceId}`,
  ])
    expect([path, (await ask("scoped", path)).status]).toEqual([path, 404]);
  const list = await read("scoped", "/api/v1/events?test=include");
  expect(JSON.parse(list)).toMatchObject({ items: [] });
  const facets = await read("scoped", "/api/v1/facets");
  expect(JSON.parse(facets)).toMatchObject({ total: { count: 0 } });
  for (const path of ["/api/v1/facets", "/api/v1/exports/events?format=csv"])
    expect(await read("scoped", path)).not.toContain(customer.email);
});

test("an admin's token of one source changes nothing that is about more, and learns of nothing else", async () => {
  const about = /\/(members|invitations|settings)|^POST \/api\/v1\/sources$/;
  for (const call of Object.values(callsByRole).flat()) {
    const [method = "", path = ""] = call.split(" ");
    const answer = await ask(
      "scoped admin",
      path.replace("{id}", "none"),
      method,
    );
    await answer.body?.cancel();
    // What is sent fits no call, and most are told so first.
    const wanted =
      about.test(call) && method !== "GET" ? [400, 403, 404] : null;
    if (wanted) expect(wanted, call).toContain(answer.status);
    else expect([401, 403, 500, 502], call).not.toContain(answer.status);
  }
  const give = (path: string, method: string, body: object) =>
    fetch(origin + path, {
      method,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${tokens.get("scoped admin") ?? ""}`,
      },
      body: JSON.stringify(body),
    });
  for (const [path, method, body] of [
    ["invitations", "POST", { email: "m@evil.example", role: "admin" }],
    ["tokens", "POST", { name: "More", role: "admin" }],
    ["sources", "POST", { name: "Mine" }],
    ["settings/retention", "PATCH", { months: 1 }],
  ] as const)
    expect([path, (await give(`/api/v1/${path}`, method, body)).status]) //
      .toEqual([path, 403]);
  const rename = { name: "Mine" };
  expect(
    (await give(`/api/v1/sources/${sourceId}`, "PATCH", rename)).status,
  ).toBe(404);
  for (const path of [
    "/api/v1/activity",
    "/api/metrics",
    "/api/find?q=laurent",
  ])
    expect(await read("scoped admin", path), path).not.toContain(
      customer.email,
    );
  const list = JSON.parse(await read("scoped admin", "/api/v1/tokens")) as {
    items: { name: string }[];
  };
  expect(list.items.map(({ name }) => name).sort()) //
    .toEqual(["Scoped", "Scoped admin"]);
});

test("a token that was changed, cut, revoked or is over is nobody's", async () => {
  const token = tokens.get("admin") ?? "";
  for (const forged of [
    token.slice(0, -1),
    `${token}x`,
    token.toUpperCase(),
    `${token}, ${token}`,
    "sit_",
    "%00",
    "null",
  ]) {
    const answer = await fetch(`${origin}/api/v1/events`, {
      headers: { authorization: `Bearer ${forged}` },
    });
    expect([forged, answer.status]).toEqual([forged, 401]);
  }
  const inQuery = await fetch(`${origin}/api/v1/events?token=${token}`);
  expect(inQuery.status).toBe(401);
  const asCookie = await fetch(`${origin}/api/v1/events`, {
    headers: { cookie: `inspector.session_token=${token}` },
  });
  expect(asCookie.status).toBe(401);
});
