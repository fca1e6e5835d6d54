import { Prisma } from "#lib/db/generated/client.ts";
import {
  groupByWord,
  toPattern,
} from "#lib/domain/customer/personal-values.ts";

const { sql } = Prisma;

/**
 * The needles as `mentions` looks them up: JSON of patterns by a word that whatever matches has.
 *
 * @param needles as `toNeedles` makes them
 */
export function needlesByWord(needles: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(
      [...groupByWord(needles)].map(([word, group]) => [
        word,
        group.map(toPattern),
      ]),
    ),
  );
}

/**
 * The condition that a text of JSON names a customer. It is false of no text.
 *
 * A customer has thousands of needles, so that it looks up the words of the text and tries the patterns of these only.
 * A word that follows an escape of an address, such as `%2c`, begins behind it.
 *
 * @param byWord what `needlesByWord` gives, as `jsonb`
 */
export function mentions(text: Prisma.Sql, byWord: Prisma.Sql): Prisma.Sql {
  return sql`EXISTS (
    SELECT FROM (SELECT lower((${text}) COLLATE "C") AS json OFFSET 0) line
    CROSS JOIN LATERAL (
      SELECT '' AS word UNION
      SELECT unnest(ARRAY[found, substr(found, 3)]) FROM regexp_split_to_table(line.json, '[^0-9a-z_]+') found
    ) words
    CROSS JOIN LATERAL jsonb_array_elements_text(${byWord} -> words.word) pattern
    WHERE line.json ~ pattern)`;
}
