import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { GroupCommit } from "#lib/ingest/group-commit.ts";
import { INDEX_HEADER } from "./deliveries.ts";

// What no receiver on this machine could beat: a bare node:http server that
// reads the body, and the bare pg driver that stores it with a row made
// beforehand, one multi-row insert for each group. It reads nothing, checks no
// signature and looks for no duplicates. Columns, indexes and the size of a
// group are those of the product.

export type LimitJob = {
  readonly databaseUrl: string;
  readonly rowsTable: string;
};
export type LimitReady = { readonly port: number };

type Arrived = { readonly index: number; readonly body: Buffer };

process.on("disconnect", () => process.exit(0));
process.once("message", (job: LimitJob) => {
  void serve(job).then((ready) => process.send?.(ready));
});

async function serve({
  databaseUrl,
  rowsTable,
}: LimitJob): Promise<LimitReady> {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  const store = await makeInsert(pool, rowsTable);
  const queue = new GroupCommit<Arrived, true>(
    async (group) => {
      await store(group);
      return group.map(() => true);
    },
    {
      groupItems: 256,
      groupBytes: 8 * 1024 * 1024,
      groups: 2,
      waitingItems: 4_096,
      waitingBytes: 128 * 1024 * 1024,
      waitMs: 10_000,
    },
  );
  const server = createServer((request, response) => {
    readWhole(request, (body) => {
      void queue
        .submit(
          { index: Number(request.headers[INDEX_HEADER]), body },
          body.length,
        )
        .then(() => {
          response.writeHead(200, {
            "content-type": "application/json",
            "content-length": 15,
          });
          response.end('{"stored":true}');
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port };
}

function readWhole(
  request: IncomingMessage,
  then: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const [only] = chunks;
    then(chunks.length === 1 && only ? only : Buffer.concat(chunks));
  });
}

/** Inserts groups whose columns, all but the body, are taken from the rows of a table as texts. */
async function makeInsert(pool: Pool, rowsTable: string) {
  const { rows: columns } = await pool.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND attname <> 'body' ORDER BY attnum`,
    [rowsTable],
  );
  const names = columns.map(({ name }) => name);
  const { rows } = await pool.query<{ at: number; values: (string | null)[] }>(
    `SELECT (SELECT (pair->>1)::int FROM jsonb_array_elements(headers) pair WHERE pair->>0 = $1) AS at,
       ARRAY[${names.map((name) => `${name}::text`).join(", ")}] AS values
     FROM ${rowsTable}`,
    [INDEX_HEADER],
  );
  const made = new Map(rows.map(({ at, values }) => [at, values]));
  const unnested = columns
    .map(({ type }, at) => `$${at + 2}::${type}[]`)
    .join(", ");
  const text = `
    INSERT INTO event (${names.join(", ")}, body)
    SELECT ${names.join(", ")}, substr($1::bytea, body_start, body_size)
    FROM unnest(${unnested}, $${columns.length + 2}::int[]) AS input (${names.join(", ")}, body_start)`;
  return async (group: readonly Arrived[]) => {
    const taken = group.map(({ index }) => made.get(index) ?? []);
    let offset = 1;
    const starts = group.map(({ body }) => {
      const start = offset;
      offset += body.length;
      return start;
    });
    await pool.query({
      name: "insert",
      text,
      values: [
        Buffer.concat(group.map(({ body }) => body)),
        ...columns.map((_, at) => taken.map((values) => values[at] ?? null)),
        starts,
      ],
    });
  };
}
