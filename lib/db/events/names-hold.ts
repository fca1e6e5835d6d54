import { searchWords } from "#lib/domain/text/search-words.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** Whether texts that name a thing hold every word of a search, in any case; true without one. */
export function namesHold(
  names: readonly Prisma.Sql[],
  q: string | null,
): Prisma.Sql {
  const words = searchWords(q ?? "");
  const own = sql`lower(concat_ws(' ', ${Prisma.join([...names])}))`;
  return words.length === 0
    ? sql`true`
    : Prisma.join(
        words.map((word) => sql`strpos(${own}, ${word}) > 0`),
        " AND ",
      );
}
