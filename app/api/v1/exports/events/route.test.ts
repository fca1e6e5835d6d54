import { createHash } from "node:crypto";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { exportManifestSchema } from "#lib/domain/export/export-manifest.ts";
import { GET as getManifest } from "./manifest/route.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { GET } from "./route.ts";

const { url } = await useTestDatabase();

let sourceId = "";
let authorization = "";
beforeAll(async () => {
  const { token } = await createToken(testContext(), {
    name: "Test",
    role: "auditor",
  });
  authorization = `Bearer ${token}`;
  sourceId = await storeSource();
  const receivedAt = new Date(Date.now() - 3_600_000);
  await storeEvents(
    Array.from({ length: 3_500 }, (_, at) =>
      eventRow({
        sourceId,
        receivedAt,
        // So that many parts of the file are needed for them.
        bodySize: 20_000,
        segmentId: at < 10 ? "seg_few" : "seg_many",
      }),
    ),
  );
});

const request = (path: string) =>
  new Request(`http://localhost${path}`, { headers: { authorization } });
const get = (query: string) =>
  GET(request(`/api/v1/exports/events?${query}`), undefined);

test("the file can be asked for again by its watermark, and its manifest fits it", async () => {
  const answer = await get("format=csv&columns=id,receivedAt&segment=seg_few");
  const watermark = answer.headers.get("x-export-watermark") ?? "";
  const file = await answer.text();
  expect(file.split("\n")).toHaveLength(12);
  await storeEvents([eventRow({ sourceId, segmentId: "seg_few" })]);

  const again = await get(
    `format=csv&columns=id&columns=receivedAt&segment=seg_few&watermark=${watermark}`,
  );
  expect(await again.text()).toBe(file);
  const link = /<([^>]+)>; rel="describedby"/.exec(
    answer.headers.get("link") ?? "",
  );
  const manifest = exportManifestSchema.parse(
    await (await getManifest(request(link?.[1] ?? ""), undefined)).json(),
  );
  expect(manifest).toMatchObject({
    rows: 10,
    bytes: file.length,
    sha256: createHash("sha256").update(file).digest("hex"),
    filter: { segment: ["seg_few"] },
    watermark: { eventId: watermark.slice(0, 36) },
  });
  expect(await (await GET(request(manifest.address), undefined)).text()).toBe(
    file,
  );
});

test("it is a file to be saved, which nothing on its way keeps or changes", async () => {
  const { headers } = await get("format=ndjson&segment=seg_few");
  expect(headers.get("content-type")).toMatch(/^application\/x-ndjson/);
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename="events-\d{8}T\d{6}Z\.ndjson"$/,
  );
  expect(headers.get("cache-control")).toBe("no-store, no-transform");
});

test.each([
  ["", "format"],
  ["format=xlsx", "format"],
  ["format=csv&columns=id,password", "columns"],
  ["format=csv&columns=", "columns"],
  ["format=ndjson&columns=id", "columns"],
  ["format=ndjson&bom=yes", "bom"],
  ["format=csv&watermark=1", "watermark"],
  ["format=csv&limit=5", "limit"],
  ["format=csv&segment=", "segment"],
])("%s is refused, naming what is wrong", async (query, field) => {
  const answer = await get(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: "invalid_request", field },
  });
});

test("what fails in the middle breaks the transfer off; what fails at once is an answer", async () => {
  const answer = await get("format=ndjson&segment=seg_many");
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("ALTER TABLE event RENAME TO lost");
    const drain = async () => {
      while ((await reader?.read())?.done === false);
    };
    await expect(drain()).rejects.toThrow();
    expect((await get("format=ndjson")).status).toBe(500);
  } finally {
    await client.query("ALTER TABLE lost RENAME TO event");
    await client.end();
  }
});
