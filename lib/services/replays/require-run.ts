import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import {
  findRun,
  findRunForUpdate,
  type RunRow,
} from "#lib/db/replays/select-runs.ts";
import { AppError } from "#lib/errors/app-error.ts";
import type { Context } from "#lib/services/context.ts";

/** The stored run. @throws {AppError} `not_found`, also where a source in it is out of scope */
export async function requireRun(
  { access }: Context,
  id: string,
): Promise<RunRow> {
  return require(id, () => findRun(access.sources, id));
}

/** The same, which nobody else changes until the transaction ends. */
export async function requireRunForUpdate(
  { access }: Context,
  id: string,
  transaction: Transaction,
): Promise<RunRow> {
  return require(id, () => findRunForUpdate(access.sources, id, transaction));
}

async function require(
  id: string,
  find: () => Promise<RunRow | null>,
): Promise<RunRow> {
  const run = z.uuid().safeParse(id).success ? await find() : null;
  if (run) return run;
  throw new AppError("not_found", `There is no replay ${id.slice(0, 60)}.`);
}
