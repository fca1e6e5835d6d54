import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command line that makes no sense; the message is one line that says which option takes what. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * What a command was given, as Node's `parseArgs` reads it, strictly.
 *
 * @throws {UsageError} for the first argument that it does not know or that lacks its value
 */
export function readArguments<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // The parser's own words name the option; its hints on later lines are for programmers.
    const [line = ""] = (
      error instanceof Error ? error.message : String(error)
    ).split(/\n|\. /);
    throw new UsageError(`${line.replace(/\.$/, "")}. See --help.`, {
      cause: error,
    });
  }
}

/** Runs a command. One that makes no sense says so in one line and ends with code 2. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
