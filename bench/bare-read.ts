import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { eventItemColumns } from "#lib/db/events/event-item-row.ts";

// What no reader on this machine could beat: a bare node:http server and the bare
// pg driver with one prepared statement for the newest rows. It asks for no token,
// takes no filter, checks no row and records nothing. The columns are those of the product's list.

export type BareReadJob = { readonly databaseUrl: string };
export type BareReadReady = { readonly port: number };

process.on("disconnect", () => process.exit(0));
process.once("message", (job: BareReadJob) => {
  void serve(job).then((ready) => process.send?.(ready));
});

const text = `
  SELECT ${eventItemColumns.text}, s.name AS "sourceName", s.currency AS "sourceCurrency"
  FROM event e JOIN source s ON s.id = e.source_id WHERE NOT e.is_test ORDER BY e.id DESC LIMIT $1`;

/** `GET /50` answers the newest 50. */
async function serve({ databaseUrl }: BareReadJob): Promise<BareReadReady> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const server = createServer((request, response) => {
    void pool
      .query({ name: "newest", text, values: [request.url?.slice(1)] })
      .then(({ rows }) => {
        const json = JSON.stringify({ items: rows });
        response.writeHead(200, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(json),
        });
        response.end(json);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port };
}
