import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";

const driverErrorSchema = z.object({
  code: z.string(),
  meta: z
    .object({
      driverAdapterError: z.object({
        cause: z.object({
          kind: z.string(),
          originalCode: z.string().optional(),
        }),
      }),
    })
    .optional(),
});

/** Postgres' own codes for text and numbers that its types cannot hold. */
const unbearableValue = new Set(["22003", "22021", "22P02", "22P05"]);

/** Prisma's: no connection in time, or it was lost. */
const connectionCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "ECONNREFUSED",
  "ECONNRESET",
  // Given up, because nothing came any more.
  "ABORT_ERR",
]);
const connectionKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/**
 * What a failed read is to the person who asked: an AppError where they can do
 * something about it or only wait; any other error as it was, because it is a bug.
 */
export function toReadFailure(error: unknown): unknown {
  if (isLostConnection(error)) return unavailable(error);
  const parsed = driverErrorSchema.safeParse(error);
  if (!parsed.success) return error;
  const cause = parsed.data.meta?.driverAdapterError.cause;
  // An error of pg itself, without Prisma, has it as its code.
  const sqlState = cause?.originalCode ?? parsed.data.code;
  if (sqlState === "57014") return tooSlow(error);
  if (unbearableValue.has(sqlState)) {
    return new AppError(
      "invalid_request",
      "The filter holds a value that cannot be compared with stored ones.",
      {
        cause: error,
      },
    );
  }
  const lost =
    connectionCodes.has(parsed.data.code) ||
    connectionKinds.has(cause?.kind ?? "") ||
    sqlState.startsWith("57P");
  return lost ? unavailable(error) : error;
}

/** The pool's own words for a connection that broke between two statements; it has no code for it. */
function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /connection error|connection terminated|timeout exceeded when trying to connect|query read timeout/i.test(
      error.message,
    )
  );
}

function tooSlow(cause: unknown): AppError {
  return new AppError(
    "too_slow",
    "This took more than five seconds and was cut off. Narrow the time (from, to), or name a segment, campaign, customer or code; words of one or two letters, and values in bodies that are not compared for being equal, are slow to find.",
    { cause },
  );
}

function unavailable(cause: unknown): AppError {
  return new AppError(
    "unavailable",
    "The database cannot be reached right now.",
    { cause },
  );
}
