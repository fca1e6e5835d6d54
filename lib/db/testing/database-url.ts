/** The same server's address with another database. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

/** The name of the database that an address leads to. */
export function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
