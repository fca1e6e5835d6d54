import { Prisma } from "#lib/db/generated/client.ts";

/**
 * Whether a statement failed because Postgres refuses a value in it, and not
 * because the database is out of reach: SQLSTATE class 22 (data exception) or 54
 * (program limit exceeded), PostgreSQL documentation, appendix A.
 */
export function isRejectedValue(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== null && /^(22|54)/.test(state);
}

/** The SQLSTATE that Postgres answered with; null when it did not answer. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const meta: unknown = error.meta;
  const state = find(meta, ["driverAdapterError", "cause", "originalCode"]);
  return typeof state === "string" ? state : null;
}

function find(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
