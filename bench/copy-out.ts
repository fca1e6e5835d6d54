import type { Client, Connection } from "pg";

/**
 * Runs a `COPY … TO STDOUT` and throws away what comes: the most that Postgres gives to a program like ours.
 *
 * @returns how many bytes came
 */
export function copyOut(client: Client, sql: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    client.query({
      submit: (connection: Connection) => {
        connection.query(sql);
      },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => {
        bytes += chunk.length;
      },
      // After an error pg tells the query nothing more.
      handleError: reject,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => {
        resolve(bytes);
      },
    });
  });
}
