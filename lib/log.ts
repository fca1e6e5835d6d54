import pino, { type Logger } from "pino";

let logger: Logger | undefined;

/**
 * The log of this process: one JSON line each on standard error.
 *
 * Bodies, signatures, secrets, tokens and e-mail addresses are never given to
 * it. Of an error only its name, code and our own message are written, since a
 * database's message may quote a value.
 */
export function log(): Logger {
  logger ??= pino(
    {
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
  return {
    name: error.name,
    code,
    at: error.stack
      ?.split("\n")
      .find((line) => /^\s+at /.test(line))
      ?.trim(),
  };
}
