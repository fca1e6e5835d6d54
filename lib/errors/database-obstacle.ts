import { AppError } from "./app-error.ts";
import { sqlStateOf } from "./sql-state.ts";

/** What keeps a database from taking anything, whoever asks. */
const obstacles: Readonly<Record<string, string>> = {
  "25006":
    "The database takes no changes right now: it is read-only, or a replica of another one.",
  "53100": "The database's disk is full: nothing can be changed.",
  "53300": "The database has no connection to spare right now.",
};

/** A failure that is neither a bug nor the fault of who asked, as `unavailable` with words for it; null for any other. */
export function toObstacle(error: unknown): AppError | null {
  const message = obstacles[sqlStateOf(error) ?? ""];
  return message === undefined
    ? null
    : new AppError("unavailable", message, { cause: error });
}

/** Whether it fails because the database takes no changes from anybody. */
export function isReadOnly(error: unknown): boolean {
  return sqlStateOf(error) === "25006";
}
