import { DatabaseError } from "pg";

/** Why a database cannot be brought up to date, in one line that says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** What a person can do about a migration that failed; any other error keeps Postgres' own words. */
export function explainFailure(name: string, error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const state = error.code ?? "unknown";
  return new MigrationError(
    `The migration ${name} could not be applied (SQLSTATE ${state}: ${error.message}). Nothing of it was kept.${adviceFor(error)}`,
    { cause: error },
  );
}

function adviceFor({ code, message }: DatabaseError): string {
  if (code === "42501" && message.includes("pg_trgm"))
    return " Let the owner of the database run CREATE EXTENSION pg_trgm; once, and start again.";
  if (code === "42501")
    return " Give the user of DATABASE_URL the right to create in this database, and start again.";
  if (code === "58P01" || message.includes("extension"))
    return " Install the extension pg_trgm (PostgreSQL's contrib package) on the server, and start again.";
  if (code === "55P03")
    return " Another session holds a lock on these tables; start again when it is done.";
  return " Start again once the cause is gone.";
}
