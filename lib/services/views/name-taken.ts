import { AppError } from "#lib/errors/app-error.ts";

export function nameTaken(name: string): AppError {
  return new AppError("conflict", `There is a saved view “${name}” already.`, {
    field: "name",
  });
}
