import { z } from "zod";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import type { Actor } from "#lib/services/context.ts";

/** An actor as rows keep them. */
export const actorSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("token"), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("system"), name: z.string() }),
]) satisfies z.ZodType<Actor>;

/** Who answers for what an actor does. */
type Person = {
  /** Of a member; of a token that no member made, its own. */
  readonly id: string;
  readonly name: string;
  /** Of a token that was made before makers were kept, only their name is known. */
  readonly isKnown: boolean;
};

/** The member that an actor is, or that made the token, whichever tokens were in between; null for this program itself. */
export async function toPerson(
  database: Pick<Transaction, "apiToken">,
  actor: Actor,
): Promise<Person | null> {
  if (actor.kind === "system") return null;
  const { id, name } = actor;
  if (actor.kind === "member") return { id, name, isKnown: true };
  const token = await database.apiToken.findUnique({
    where: { id },
    select: { createdBy: true, madeById: true },
  });
  return {
    id: token?.madeById ?? id,
    name: token?.createdBy ?? name,
    isKnown: token?.madeById != null,
  };
}

/** Whether two are one: by their ids, or by their names where nothing else is known of one of them. */
function isSamePerson(one: Person | null, other: Person | null): boolean {
  if (one === null || other === null) return false;
  if (one.id === other.id) return true;
  return !(one.isKnown && other.isKnown) && one.name === other.name;
}

/** Whether two actors are one person: who made a token is one with it. */
export async function areOnePerson(
  database: Pick<Transaction, "apiToken">,
  one: Actor,
  other: Actor,
): Promise<boolean> {
  return isSamePerson(
    await toPerson(database, one),
    await toPerson(database, other),
  );
}
