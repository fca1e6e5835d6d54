import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { answerReads } from "./answer-reads.ts";

await useTestDatabase();

let server: Server;
let id = "";
const tokens = { admin: "", viewer: "", scoped: "" };

beforeAll(async () => {
  const sourceId = await storeSource();
  const other = await storeSource("Other");
  const older = [newEvent({ sourceId }), newEvent({ sourceId })];
  const event = newEvent({ sourceId });
  await insertEvents([...older, event]);
  ({ id } = event);
  const make = async (role: "admin" | "viewer", sources?: string[]) =>
    (
      await createToken(testContext(), {
        name: `${role} ${String(sources?.length)}`,
        role,
        ...(sources && { sources }),
      })
    ).token;
  tokens.admin = await make("admin");
  tokens.viewer = await make("viewer");
  tokens.scoped = await make("viewer", [other]);
  const reads = answerReads({
    handle: (_request, response) => {
      response.writeHead(204, { "x-by": "next" }).end();
    },
    upgrade: (_request, socket) => socket.destroy(),
  });
  server = createServer((request, response) => {
    reads.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await writePendingActivity();
});

type Answer = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
};

function ask(
  path: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, path, headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => {
        const { statusCode: status = 0, headers: given } = answer;
        resolve({ status, headers: given, bytes: Buffer.concat(chunks) });
      });
    });
    asked.once("error", reject).end();
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const json = ({ bytes }: Answer): unknown => JSON.parse(bytes.toString());

test("a list with a token is answered here, with the headers of every answer", async () => {
  const answer = await ask("/api/v1/events?limit=1", bearer(tokens.admin));
  expect(answer.status).toBe(200);
  expect(json(answer)).toMatchObject({ items: [{ id }] });
  expect(answer.headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox") as string,
    "ratelimit-policy": expect.stringContaining("w=60") as string,
  });
});

test("one event, its body and the counts are, too", async () => {
  const asked = [`events/${id}`, `events/${id}/body`, "facets"];
  for (const path of asked) {
    const answer = await ask(`/api/v1/${path}`, bearer(tokens.admin));
    expect([path, answer.status]).toEqual([path, 200]);
  }
});

test("what a token may not see is refused as behind Next", async () => {
  const asked = async (path: string, token: string) =>
    (await ask(path, bearer(token))).status;
  expect(await asked("/api/v1/events", "no-such-token")).toBe(401);
  expect(await asked("/api/v1/events?q=ada", tokens.viewer)).toBe(403);
  expect(await asked(`/api/v1/events/${id}/body`, tokens.viewer)).toBe(403);
  expect(await asked(`/api/v1/events/${id}`, tokens.scoped)).toBe(404);
  expect(await asked("/api/v1/events?limit=no", tokens.admin)).toBe(400);
  const fromElsewhere = { "sec-fetch-site": "cross-site" };
  expect(
    (
      await ask("/api/v1/events", {
        ...bearer(tokens.admin),
        ...fromElsewhere,
      })
    ).status,
  ).toBe(403);
  expect(
    json(await ask("/api/v1/events", bearer(tokens.scoped))),
  ).toMatchObject({ items: [] });
});

test("all else is left to Next", async () => {
  const token = bearer(tokens.admin);
  const left = [
    await ask("/api/v1/events", { cookie: "session=1" }),
    await ask("/api/v1/events", { authorization: "Basic YTpi" }),
    await ask("/api/v1/events", token, "HEAD"),
    await ask(`/api/v1/events/${id}`, token, "DELETE"),
    await ask("/api/v1/events/%61", token),
    await ask("/api/v1/exports/events", token),
    await ask("/api/v1/tokens", token),
    await ask("/entries", token),
  ];
  expect(left.map(({ headers }) => headers["x-by"])).toEqual(
    left.map(() => "next"),
  );
});

test("a long answer is compressed for who can read that", async () => {
  const answer = await ask("/api/v1/events", {
    ...bearer(tokens.admin),
    "accept-encoding": "gzip, br",
  });
  expect(answer.headers).toMatchObject({
    "content-encoding": "gzip",
    vary: "Accept-Encoding",
  });
  expect(JSON.parse(gunzipSync(answer.bytes).toString())).toMatchObject({
    items: [{ id }, {}, {}],
  });
});
