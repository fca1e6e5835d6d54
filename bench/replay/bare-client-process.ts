import { Client } from "pg";
import { Pool } from "undici";

// What no replay on this machine could beat: an undici pool that sends bodies which it has in memory,
// as many at once as it has connections, and looks at nothing but the status. It claims nothing, keeps
// no record of what it did, and holds no rate.

export type BareJob = {
  readonly databaseUrl: string;
  readonly port: number;
  readonly connections: number;
  /** Oldest first. */
  readonly events: number;
};
export type BareResult = { readonly delivered: number };

process.on("disconnect", () => process.exit(0));
process.on("message", (job: BareJob) => {
  void send(job).then((result) => process.send?.(result));
});

async function send(job: BareJob): Promise<BareResult> {
  const bodies = await readBodies(job);
  const pool = new Pool(`http://127.0.0.1:${String(job.port)}`, {
    connections: job.connections,
    pipelining: 1,
  });
  let next = 0;
  let delivered = 0;
  const work = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const answer = await pool.request({
        method: "POST",
        path: "/hook",
        headers: { "content-type": "application/json" },
        body,
      });
      await answer.body.dump();
      if (answer.statusCode === 200) delivered += 1;
    }
  };
  await Promise.all(Array.from({ length: job.connections }, work));
  await pool.close();
  return { delivered };
}

async function readBodies({ databaseUrl, events }: BareJob): Promise<Buffer[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ body: Buffer }>(
    "SELECT body FROM event ORDER BY id LIMIT $1",
    [events],
  );
  await client.end();
  return rows.map(({ body }) => body);
}
