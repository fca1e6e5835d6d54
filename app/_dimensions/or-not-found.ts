import { notFound } from "next/navigation";
import { AppError } from "#lib/errors/app-error.ts";

/** What a service found; where it says that there is no such thing, the not-found page. */
export async function orNotFound<Result>(
  asked: Promise<Result>,
): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
