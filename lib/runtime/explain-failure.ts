import { EnvError } from "#lib/env.ts";
import { FolderInUse } from "./data-folder/folder-lock.ts";

/** A program said why it cannot start: the message is the line for whoever started us. */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
}

const tellsAll = [EnvError, FolderInUse, ProgramFailed];

/**
 * The one line for the person who started us.
 *
 * @param what as it begins where the error does not say what to do by itself
 */
export function explainFailure(
  error: unknown,
  what = "Segment Inspector did not start",
): string {
  if (error instanceof Error && tellsAll.some((one) => error instanceof one))
    return error.message;
  return `${what}: ${error instanceof Error ? error.message : String(error)}`;
}
