import type { ActionResult } from "./action-result.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** Does the work of a server action; what it refuses becomes a value, what is a bug stays one. */
export async function toActionResult<T>(
  work: () => Promise<T>,
): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, message: error.message, field: error.field ?? null };
  }
}
