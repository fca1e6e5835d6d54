import { selectDestinationNames } from "#lib/db/replays/destinations.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { hostOf } from "#lib/domain/replay/host-of.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

export type DestinationName = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** Nothing is sent there for now. */
  readonly isPaused: boolean;
};

/** The names and hosts of all destinations that were not deleted, by name; none for who may not see destinations. @throws {AppError} `forbidden` */
export async function listDestinationNames(
  context: Context,
): Promise<DestinationName[]> {
  authorize(context, "read");
  if (!can(context.access.role, "operate")) return [];
  const rows = await selectDestinationNames();
  return rows.map(({ id, name, url, pausedAt }) => ({
    id,
    name,
    host: hostOf(url),
    isPaused: pausedAt !== null,
  }));
}
