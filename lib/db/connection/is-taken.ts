import { Prisma } from "#lib/db/generated/client.ts";

/** Whether a write failed because what must be unique is in use already. */
export function isTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === "P2002"
  );
}
