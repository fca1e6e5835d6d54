import { notFound } from "next/navigation";
import { AppError, type AppErrorCode } from "#lib/errors/app-error.ts";

/**
 * What a service found; where it says that there is no such thing, the not-found page.
 *
 * @param codes what says so
 */
export async function orNotFound<Result>(
  asked: Promise<Result>,
  codes: readonly AppErrorCode[] = ["not_found"],
): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) notFound();
    throw error;
  }
}
