import { isNameTaken } from "#lib/db/replays/destinations.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** For whom a destination is named: a person chooses by name, so it must be its alone; a program goes by the id. */
export type NamedFor = "person" | "program";

/**
 * @param name undefined where it does not change
 * @param except the destination that is to have it; null for one that is to be made
 * @throws {AppError} `conflict` when a person would have two of one name to choose from
 */
export async function requireFreeName(
  transaction: Transaction,
  name: string | undefined,
  { namedFor, except }: { namedFor: NamedFor; except: string | null },
): Promise<void> {
  if (namedFor === "program" || name === undefined) return;
  if (await isNameTaken(transaction, name, except))
    throw new AppError("conflict", "Another destination has this name.", {
      field: "name",
    });
}
