import { testContext } from "#lib/services/testing/test-context.ts";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import { parsePayload } from "#lib/domain/reading/parse-payload.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { getEventBody } from "#lib/services/events/get-event-body.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { openFront, type FrontServer } from "./front/front-server.ts";
import { exchange, type RawAnswer } from "./testing/exchange.ts";
import {
  hostileRequests,
  toRequest,
  type HostileRequest,
} from "./testing/hostile-requests.ts";
import { makeTrueBody } from "./testing/true-body.ts";

await useTestDatabase();

const GROUP = 8;
const cases = process.env.LONG ? 10_000 : 320;
/** Bodies of a mebibyte at once: more than may wait. */
const FLOOD = 240;
const SECRET = "of the guarded source";

let server: FrontServer;
let open: { id: string; key: string };
let guarded: { id: string; key: string };
const answeredIds: string[] = [];
let innocents = 0;

beforeAll(async () => {
  server = await openFront({
    listeners: [{ host: "127.0.0.1", port: 0, serves: "everything" }],
    ownListener: true,
    trustProxy: [],
    pages: {
      handle: (_request, response) => response.writeHead(204).end(),
      upgrade: (_request, socket) => socket.destroy(),
    },
  });
  open = await createSource(testContext(), { name: "Open" });
  guarded = await createSource(testContext(), {
    name: "Guarded",
    secret: SECRET,
  });
});

afterAll(() => server.close());

test(`${cases} hostile requests, ${GROUP} at once: no 500, no neighbour fails, nothing is changed`, async () => {
  const before = await readSettings();
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostileRequests(), { minLength: GROUP, maxLength: GROUP }),
      sendGroup,
    ),
    { numRuns: Math.ceil(cases / GROUP), endOnFailure: true },
  );
  expect(await readSettings()).toEqual(before);
  const stored = await db().event.findMany({ select: { id: true } });
  expect(stored.map(({ id }) => id).sort()).toEqual([...answeredIds].sort());
  const trusted = await db().event.count({
    where: { sourceId: guarded.id, outcome: { not: "rejected" } },
  });
  expect(trusted).toBe(innocents);
}, 1_800_000);

test("whatever they left behind can be listed and opened", async () => {
  let cursor: string | null = null;
  let listed = 0;
  do {
    const page = await listEvents(testContext(), {}, { cursor, limit: 200 });
    JSON.stringify(page.items);
    listed += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(listed).toBe(answeredIds.length);
  for (const id of answeredIds) {
    const event = await getEvent(testContext(), id);
    expect(JSON.stringify(event)).toContain(id);
    expect(describeEntryAsText(event)).not.toBe("");
    parsePayload((await getEventBody(testContext(), id)).bytes);
  }
}, 1_800_000);

test("a flood of large bodies is taken or told to come back, in bounded memory", async () => {
  const mebibyte = Buffer.alloc(1_048_576, "x");
  let most = 0;
  const answers = await Promise.all(
    Array.from({ length: FLOOD }, async (_, index) => {
      const body = Buffer.from(mebibyte.subarray(index));
      const answer = await exchange(
        server.ports[0] ?? 0,
        toRequest(open.key, body),
      );
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      return answer.status;
    }),
  );
  expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual(
    [],
  );
  expect(answers).toContain(200);
  // The test itself holds each body twice; the rest is what may arrive, wait and be in a group.
  expect(most).toBeLessThan((2 * FLOOD + 640) * mebibyte.length);
}, 120_000);

/** Sends hostile requests to both sources, and one innocent to each, all at once. */
async function sendGroup(requests: readonly HostileRequest[]): Promise<void> {
  const innocentBody = makeTrueBody(0xffff_ffff - innocents++);
  const signature = createHmac("sha256", SECRET)
    .update(innocentBody)
    .digest("hex");
  const [innocent, signed, ...answers] = await Promise.all([
    exchange(server.ports[0] ?? 0, toRequest(open.key, innocentBody)),
    exchange(
      server.ports[0] ?? 0,
      toRequest(guarded.key, innocentBody, [
        `x-voucherify-signature: ${signature}`,
      ]),
    ),
    ...requests.map(({ write }, index) =>
      exchange(
        server.ports[0] ?? 0,
        write(isGuarded(index) ? guarded.key : open.key),
      ),
    ),
  ]);
  for (const answer of [innocent, signed]) {
    expect(answer).toMatchObject({
      status: 200,
      body: expect.stringContaining('"accepted"') as string,
    });
    await expectKept(answer, innocentBody, { isEntry: true });
  }
  for (const [index, { body }] of requests.entries()) {
    const answer = answers[index] ?? { status: null, body: "" };
    if (body === null) {
      if (answer.status !== null) expect(answer.status).toBeLessThan(500);
      if (idOf(answer) !== null) answeredIds.push(idOf(answer) ?? "");
      continue;
    }
    expect(answer.status).toBe(isGuarded(index) ? 401 : 200);
    if (idOf(answer) !== null) await expectKept(answer, body, {});
  }
}

function isGuarded(index: number): boolean {
  return index % 4 === 3;
}

async function expectKept(
  answer: RawAnswer,
  body: Uint8Array,
  facts: object,
): Promise<void> {
  const id = idOf(answer) ?? "";
  const event = await db().event.findUniqueOrThrow({ where: { id } });
  answeredIds.push(id);
  expect(Buffer.compare(event.body ?? Buffer.from("lost"), body)).toBe(0);
  expect(event).toMatchObject(facts);
}

function idOf({ body }: RawAnswer): string | null {
  return /"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? null;
}

/** All that no webhook may change: the sources with their keys and secrets, and the tables themselves. */
async function readSettings(): Promise<unknown> {
  return Promise.all([
    db().source.findMany({
      include: { keys: true, secrets: true },
      orderBy: { id: "asc" },
    }),
    db()
      .$queryRaw`SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('public', 'event_partition') ORDER BY 1, 2`,
  ]);
}
