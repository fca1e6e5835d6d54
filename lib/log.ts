import { conditionName, sqlStateOf } from "./errors/sql-state.ts";
import { logLevel } from "./env.ts";
import pino, { type Logger } from "pino";

let logger: Logger | undefined;

/**
 * The log of this process: one JSON line each on standard error.
 *
 * Bodies, signatures, secrets, tokens and e-mail addresses are never given to
 * it. Of an error only its name and codes are written, of one of the database its SQLSTATE and what
 * that is called, since its message may quote a value.
 */
export function log(): Logger {
  logger ??= pino(
    {
      level: logLevel(),
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return logger;
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? error.code : undefined;
  const sqlState = sqlStateOf(error);
  return {
    name: error.name,
    code,
    ...(sqlState !== null && {
      sqlState,
      condition: conditionName(sqlState) ?? undefined,
    }),
    at: error.stack
      ?.split("\n")
      .find((line) => /^\s+at /.test(line))
      ?.trim(),
  };
}
