import { checkSchema } from "#lib/db/migrations/check-schema.ts";

/** Why requests cannot be served right now, as a sentence; null when they can. */
export async function findUnreadyReason(): Promise<string | null> {
  switch (await checkSchema()) {
    case "complete":
      return null;
    case "incomplete":
      return "The database lacks tables or columns of this release: its migrations have not been applied.";
    case "unreachable":
      return "The database cannot be reached.";
  }
}
