import type { Destination } from "#lib/domain/replay/destination.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  noSuchDestination,
  requireDestination,
} from "./require-destination.ts";
import { toDestinations } from "./to-destination.ts";

/** @throws {AppError} `forbidden`, `not_found` */
export async function getDestination(
  context: Context,
  id: string,
): Promise<Destination> {
  authorize(context, "operate");
  const row = await requireDestination(id);
  const [destination] = await toDestinations([row], context.now);
  if (!destination) throw noSuchDestination(id);
  return destination;
}
