import { isShortWord } from "#lib/domain/text/search-words.ts";
import { anyIdBegins } from "./event-ids.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * Whether a word occurs in the texts of a row `e` of `event`, or begins one of its ids.
 *
 * @param word lower-cased, without white space
 */
export function wordOccurs(word: string): Prisma.Sql {
  const inIds = anyIdBegins(word);
  const inText = wordOccursInText(word);
  return inIds ? sql`(${inText} OR ${inIds})` : inText;
}

/**
 * The index knows three characters in a row, of which the space before a word can be one: a
 * shorter word is looked for where a text or a word of it begins. Of a word with several parts, as an
 * e-mail, the index is asked for the most telling ones alone: the more it is asked for, the longer it takes.
 */
function wordOccursInText(word: string): Prisma.Sql {
  const pattern = escapeLike(word);
  if (isShortWord(word)) {
    return sql`(e.search_text LIKE ${`${pattern}%`} OR e.search_text LIKE ${`%\n${pattern}%`}
      OR e.search_text LIKE ${`% ${pattern}%`})`;
  }
  const part = maxTellingPart(word);
  return part === word
    ? sql`e.search_text LIKE ${`%${pattern}%`}`
    : sql`(e.search_text LIKE ${`%${escapeLike(part)}%`} AND strpos(e.search_text, ${word}) > 0)`;
}

/**
 * Letters after a number look random, as in a code, and are in few events by themselves. Everything else may be in
 * many, as names are and the domain of an e-mail: together, without the domain, they are in few.
 */
function maxTellingPart(word: string): string {
  const local = /^(.*[\p{L}\p{N}]{3}.*)@/u.exec(word)?.[1] ?? word;
  const random = (local.match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter((part) =>
    /\p{N}\p{L}/u.test(part),
  );
  return random.reduce(
    (longest, part) => (part.length > longest.length ? part : longest),
    random[0] ?? local,
  );
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
