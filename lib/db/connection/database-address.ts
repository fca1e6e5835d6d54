import { env } from "#lib/env.ts";

/**
 * Where the database of this process is.
 *
 * @throws {Error} when that is not known yet: the server sets `DATABASE_URL` before anything asks
 */
export function databaseAddress(): string {
  const { databaseUrl } = env();
  if (!databaseUrl) throw new Error("DATABASE_URL is not set in this process.");
  return databaseUrl;
}
