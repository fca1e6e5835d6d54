/** What SQLSTATE codes that somebody has to act on are called (PostgreSQL documentation, appendix A). */
const names: Readonly<Record<string, string>> = {
  "08000": "connection_exception",
  "08001": "unable_to_connect",
  "08006": "connection_failure",
  "25006": "read_only",
  "28000": "invalid_authorization",
  "28P01": "invalid_password",
  "3D000": "no_such_database",
  "40001": "serialization_failure",
  "40P01": "deadlock",
  "42501": "insufficient_privilege",
  "42703": "undefined_column",
  "42P01": "undefined_table",
  "53000": "insufficient_resources",
  "53100": "disk_full",
  "53200": "out_of_memory",
  "53300": "too_many_connections",
  "53400": "configuration_limit_exceeded",
  "55P03": "lock_not_available",
  "57014": "query_canceled",
  "57P01": "admin_shutdown",
  "57P02": "crash_shutdown",
  "57P03": "cannot_connect_now",
  "58030": "io_error",
  XX000: "internal_error",
  XX001: "data_corrupted",
  XX002: "index_corrupted",
};

/** The SQLSTATE that Postgres answered with, by whatever way the error came; null when it did not answer. */
export function sqlStateOf(error: unknown): string | null {
  const byPrisma = ["meta", "driverAdapterError", "cause", "originalCode"];
  const byAdapter = ["cause", "originalCode"];
  const state = [byPrisma, byAdapter, ["code"]]
    .map((path) => memberAt(error, path))
    .find(isSqlState);
  return state ?? null;
}

/** @returns a word for a log; null for a code that needs none */
export function conditionName(sqlState: string): string | null {
  return names[sqlState] ?? null;
}

/** Prisma's own codes have five characters as well: P2010. */
function isSqlState(value: unknown): value is string {
  return (
    typeof value === "string" &&
    /^[0-9A-Z]{5}$/.test(value) &&
    !/^P\d{4}$/.test(value)
  );
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
