import {
  parseArgs,
  type ParseArgsConfig,
  type ParseArgsOptionsConfig,
} from "node:util";

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
    // The parser takes a value that begins with a dash for a forgotten value.
    const words = line.replace(
      / argument is ambiguous\.?$/,
      " takes a value that does not begin with a dash",
    );
    throw new UsageError(`${words.replace(/\.$/, "")}. See --help.`, {
      cause: error,
    });
  }
}

/** An option that is there or not. */
export const flag = { type: "boolean", default: false } as const;

/**
 * The options of a command that takes nothing else; null when it was asked for its help, which is printed then.
 *
 * @throws {UsageError} as `readArguments` does
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
) {
  if (!process.argv.includes("--help"))
    return readArguments({ options }).values;
  process.stdout.write(help);
  return null;
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
