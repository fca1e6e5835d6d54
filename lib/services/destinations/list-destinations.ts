import { selectDestinations } from "#lib/db/replays/destinations.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { toDestinations } from "./to-destination.ts";

/** Every destination, by name. @throws {AppError} `forbidden` */
export async function listDestinations(
  context: Context,
): Promise<Destination[]> {
  authorize(context, "operate");
  return toDestinations(await selectDestinations(), context.now);
}
