import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import {
  type DestinationRow,
  findDestination,
} from "#lib/db/replays/destinations.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** The stored one, for services that act on it. @throws {AppError} `not_found` */
export async function requireDestination(
  id: string,
  transaction?: Transaction,
): Promise<DestinationRow> {
  const row = z.uuid().safeParse(id).success
    ? await findDestination(id, transaction)
    : null;
  if (!row) throw noSuchDestination(id);
  return row;
}

export function noSuchDestination(id: string): AppError {
  return new AppError(
    "not_found",
    `There is no destination ${id.slice(0, 60)}.`,
    { field: "destinationId" },
  );
}
