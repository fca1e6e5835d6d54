import { isTaken } from "#lib/db/connection/is-taken.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * What a write of a saved view gives.
 *
 * @throws {AppError} `conflict` when another view has that name
 */
export async function orNameTaken<Result>(
  name: string,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    throw new AppError("conflict", `There is a saved view “${name}” already.`, {
      field: "name",
      cause,
    });
  }
}
