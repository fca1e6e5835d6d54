import { EnvError } from "#lib/env.ts";
import { FolderInUse } from "./data-folder/folder-lock.ts";

/** The one line for the person who started us. */
export function explainFailure(error: unknown): string {
  if (error instanceof EnvError || error instanceof FolderInUse)
    return error.message;
  return `Segment Inspector did not start: ${error instanceof Error ? error.message : String(error)}`;
}
