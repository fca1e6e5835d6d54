import type { Client, Connection } from "pg";

/** What pg's connection offers for `COPY … FROM STDIN`, beside what its types tell. */
type CopyConnection = {
  readonly stream: Connection["stream"];
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/**
 * Runs a `COPY … FROM STDIN`, feeding it as fast as the connection takes it.
 *
 * @throws {Error} as Postgres answers, or caused by what `chunks` throws: then nothing was copied
 */
export async function copyIn(
  client: Client,
  sql: string,
  chunks: Iterable<Buffer>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit: (connection: Connection) => {
        connection.query(sql);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        feed(connection, chunks).catch((error: unknown) => {
          reject(new Error("The rows could not be made.", { cause: error }));
          connection.sendCopyFail("The rows could not be made.");
        });
      },
      // After an error pg tells the query nothing more.
      handleError: reject,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => {
        resolve();
      },
    });
  });
}

async function feed(
  connection: CopyConnection,
  chunks: Iterable<Buffer>,
): Promise<void> {
  for (const chunk of chunks) {
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) {
      await new Promise((resolve) => connection.stream.once("drain", resolve));
    }
  }
  connection.endCopyFrom();
}
