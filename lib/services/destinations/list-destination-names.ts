import { selectDestinationNames } from "#lib/db/replays/destinations.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** What a destination is called, which whoever reads an event's replays sees too. */
export type DestinationName = { readonly id: string; readonly name: string };

/** The names of all destinations that were not deleted, by name. @throws {AppError} `forbidden` */
export async function listDestinationNames(
  context: Context,
): Promise<DestinationName[]> {
  authorize(context, "read");
  return selectDestinationNames();
}
