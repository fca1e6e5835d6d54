import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  customer,
  distributionEnvelope,
  plainMessage,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { askRaw, type RawReply } from "../testing/ask-raw.ts";
import { findPages, findRoutes } from "../testing/found-addresses.ts";
import {
  startServerProcess,
  type ServerProcess,
} from "../testing/server-process.ts";
import { signInAsTestAdmin } from "../testing/test-admin.ts";
import { innerHeaders, spellings } from "../testing/spellings.ts";

/** Stands in everything that was received; nobody may hear it. */
const MARK = "Zebulon";

const open: ReadonlySet<string> = new Set([
  "/sign-in",
  "/welcome",
  "/api/auth/[...path]",
  "/api/health/live",
  "/api/health/ready",
]);

const servers: ServerProcess[] = [];

// Before the database goes: this hook is registered last and so runs first.
const { url } = await useTestDatabase();
afterAll(async () => {
  for (const server of servers) server.signal("SIGTERM");
  await Promise.all(servers.map(({ ended }) => ended));
});

let eventId = "";

describe.each([
  ["the receiver before Next", {}],
  ["Next alone", { PLAIN_NEXT: "1" }],
])("%s", (_name, env) => {
  let port = 0;

  beforeAll(async () => {
    const server = await startServerProcess({
      DATABASE_URL: url,
      APP_SECRET: "a secret for tests only",
      ...env,
    });
    servers.push(server);
    port = Number(server.webhookUrl.port);
    const { key } = await createSource(testContext(), { name: MARK });
    const answer = await fetch(
      new URL(`/api/webhooks/${key}`, server.webhookUrl),
      { method: "POST", body: JSON.stringify(marked()) },
    );
    ({ id: eventId } = (await answer.json()) as { id: string });
  }, 120_000);

  const fill = (address: string) =>
    address
      .replace("/customers/[id]", `/customers/${customer.id}`)
      .replaceAll(/\[(?:id|otherId)\]/g, eventId);

  test("every page and every route there is tells nobody anything", async () => {
    const addresses = [...findPages(), ...findRoutes()];
    expect(addresses.length).toBeGreaterThan(50);
    for (const address of addresses.filter((one) => !open.has(one))) {
      const wanted = address.startsWith("/api/") ? 401 : 307;
      const reply = await askRaw(port, fill(address));
      expectNothing(address, reply);
      expect([address, reply.status]).toEqual([address, wanted]);
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const { status } = await askRaw(port, fill(address), { method });
        expect([method, address, status]).toEqual([method, address, 401]);
      }
    }
  }, 120_000);

  test("the first page and the first route tell it to whoever is signed in", async () => {
    const origin = `http://localhost:${String(port)}`;
    const cookie = await signInAsTestAdmin(origin);
    for (const address of ["/entries", "/api/v1/events"]) {
      const answer = await fetch(origin + address, { headers: { cookie } });
      expect(await answer.text()).toContain(MARK);
    }
  });

  const tried = [
    "/entries",
    "/events/[id]",
    "/customers/[id]/evidence",
    "/api/v1/events",
    "/api/v1/events/[id]/body",
    "/api/v1/exports/events",
    "/api/live",
    "/api/find",
  ];

  test.each(tried)(
    "%s tells nobody anything however it is spelled",
    async (address) => {
      for (const target of spellings(fill(address))) {
        expectNothing(target, await askRaw(port, target));
        expectNothing(target, await askRaw(port, target, rscRequest));
      }
    },
    120_000,
  );

  test.each(tried)(
    "%s tells nobody anything whatever else is sent",
    async (address) => {
      const target = fill(address);
      for (const headers of innerHeaders) {
        for (const method of ["GET", "HEAD", "POST"]) {
          const reply = await askRaw(port, target, { method, headers });
          expectNothing(`${method} ${headers.join(", ")}`, reply);
        }
      }
      for (const method of ["OPTIONS", "TRACE", "PUT", "PROPFIND"]) {
        expectNothing(method, await askRaw(port, target, { method }));
      }
      for (const version of ["1.0", "1.1"]) {
        expectNothing(version, await askRaw(port, target, { version }));
      }
    },
    120_000,
  );

  test.each([
    "//evil.example",
    "///evil.example/x",
    "/\\evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "//evil.example/%2f..",
    "/sign-in//..//evil.example",
    "/entries?next=//evil.example",
    "/sign-in?next=//evil.example",
    "/sign-in?next=https:evil.example",
    "/entries%0d%0alocation:%20https://evil.example",
    "/entries?%0d%0aset-cookie:%20a=b",
    "http://evil.example/entries",
    "http://evil.example//evil.example",
  ])("%s leads nobody away from here", async (target) => {
    for (const headers of [[], ["host: evil.example"]]) {
      const { head } = await askRaw(port, target, { headers });
      const location = /^location: (.*)$/im.exec(head)?.[1];
      if (location !== undefined) expect(location).toMatch(/^\/(?![/\\])/);
      expect(head).not.toMatch(/^set-cookie: a=/im);
    }
  });

  test("what anybody may open fails nowhere, and fills no log", async () => {
    for (const address of ["/sign-in", "/welcome", "/welcome?token=no"])
      expect((await askRaw(port, address)).status).toBe(200);
    expect(servers.at(-1)?.written()).not.toContain("A page failed");
  });

  test("what anybody may load holds no source and lists nothing", async () => {
    const { body } = await askRaw(port, "/sign-in");
    const files = body.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g) ?? [];
    expect(files.length).toBeGreaterThan(2);
    for (const file of new Set(files)) {
      const reply = await askRaw(port, file);
      expect([file, reply.status]).toEqual([file, 200]);
      expect(reply.body).not.toMatch(/sourceMappingURL=|sourcesContent/);
      expect((await askRaw(port, `${file}.map`)).status).toBe(404);
    }
    for (const folder of ["/_next/static/", "/_next/static/chunks/"])
      expect((await askRaw(port, folder)).status).toBe(404);
  });
});

const rscRequest = { headers: ["rsc: 1", "next-router-prefetch: 1"] };

/** An answer is a refusal, or the way to signing in, or the page for it, and says nothing of what is here. */
function expectNothing(what: string, reply: RawReply): void {
  const said = `${reply.head}\n${reply.body}`;
  for (const secret of [MARK, customer.email, customer.source_id])
    expect(said, what).not.toContain(secret);
  expect([null, 200, 307, 308, 400, 401, 403, 404, 405], what) //
    .toContain(reply.status);
  if (reply.status === 200) expect(reply.body, what).toContain("Sign in");
}

function marked() {
  return {
    ...distributionEnvelope({
      ...plainMessage,
      customer: { ...customer, name: MARK },
    }),
    id: `whs_${String(Math.random()).slice(2)}`,
  };
}
