import { Client } from "pg";
import { to } from "pg-copy-streams";

/**
 * Everything that a database holds: every table of every schema read out by COPY, and the bytes of the files of every
 * index. Its user must be a superuser, as that of the embedded Postgres is.
 */
export async function readOutDatabase(
  url: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // What waits in memory is written to the files.
    await client.query("CHECKPOINT");
    const { rows } = await client.query<{ name: string; kind: string }>(
      `SELECT c.oid::regclass::text AS name, c.relkind::text AS kind FROM pg_class c
      WHERE c.relkind IN ('r', 'm', 'i') AND c.relpersistence = 'p' ORDER BY 1`,
    );
    const read: { name: string; bytes: Buffer }[] = [];
    for (const { name, kind } of rows) {
      read.push({
        name,
        bytes: await (kind === "i" ? readIndex : readTable)(client, name),
      });
    }
    return read;
  } finally {
    await client.end();
  }
}

/** The places that hold one of these texts: as it is, in hexadecimal as bytes are read out, or raw bytes of it. */
export function findTraces(
  places: readonly { readonly name: string; readonly bytes: Buffer }[],
  texts: readonly string[],
  raw: readonly Uint8Array[],
): string[] {
  const spellings = [
    ...texts.flatMap((text) => [
      Buffer.from(text),
      Buffer.from(Buffer.from(text).toString("hex")),
    ]),
    ...raw.flatMap((bytes) => {
      const buffer = Buffer.from(bytes);
      return [buffer, Buffer.from(buffer.toString("hex"))];
    }),
  ];
  return places.flatMap(({ name, bytes }) => {
    const found = spellings.find((spelling) => bytes.includes(spelling));
    return found ? [`${name}: ${found.toString()}`] : [];
  });
}

async function readTable(client: Client, name: string): Promise<Buffer> {
  const chunks = client.query(to(`COPY ${name} TO STDOUT`));
  return Buffer.concat((await chunks.toArray()) as Buffer[]);
}

async function readIndex(client: Client, name: string): Promise<Buffer> {
  const { rows } = await client.query<{ bytes: Buffer | null }>(
    "SELECT pg_read_binary_file(pg_relation_filepath($1::regclass), true) AS bytes",
    [name],
  );
  return rows[0]?.bytes ?? Buffer.alloc(0);
}
