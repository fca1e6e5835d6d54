import { findPartitionTrouble } from "#lib/db/maintenance/find-partition-trouble.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * What a person should know although webhooks can be stored, as a sentence; null when all is well.
 *
 * @throws {AppError} `unavailable`
 */
export function findWarning({ now }: Context): Promise<string | null> {
  return findPartitionTrouble(now);
}
