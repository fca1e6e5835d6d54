import { sqlStateOf } from "#lib/errors/sql-state.ts";

/**
 * Whether a statement failed because Postgres refuses a value in it, and not because the database is out of reach: SQLSTATE
 * class 22 (data exception), 54 (program limit exceeded), or a value that its column may not have
 * (PostgreSQL documentation, appendix A).
 */
export function isRefusedValue(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && /^(22|54|23502$|23514$)/.test(state);
}
