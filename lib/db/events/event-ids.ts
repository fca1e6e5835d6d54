import { Prisma } from "#lib/db/generated/client.ts";

/** The columns of ids: most are a prefix, as `cust_`, and a random part. */
const idColumns = [
  "customer_id",
  "segment_id",
  "campaign_id",
  "promotion_tier_id",
  "distribution_id",
  "publication_id",
  "sendout_id",
  "voucherify_event_id",
  "group_id",
];

/**
 * To the letter what the index `event_ids_idx` is of: otherwise Postgres would not use it. Each id is in it once, from
 * behind its prefix. Plain letters are folded, the same in every locale; ids with others stand in the searched text as
 * well, folded as everything there.
 */
const eventIds = Prisma.raw(
  `array_to_tsvector(array_remove(array_remove(ARRAY[${idColumns
    .map(
      (column) =>
        `substr(lower(e.${column} COLLATE "C"), strpos(e.${column}, '_') + 1)`,
    )
    .join(", ")}], NULL), ''))`,
);

/** All of them in a row, each behind a space, which tells of most events many times faster that there is nothing to find. */
const everyId = Prisma.raw(
  `lower(concat_ws(' ', '', ${idColumns.map((column) => `e.${column}`).join(", ")}) COLLATE "C")`,
);

/** Fewer characters begin an id of nearly every event. */
const shortest = 4;
const longest = 256;

/**
 * Whether an id of a row `e` of `event` begins with a word, or does so behind its prefix. A prefix alone leads to none.
 *
 * @param word lower-cased, without white space
 * @returns null for a word that no id is looked up by
 */
export function anyIdBegins(word: string): Prisma.Sql | null {
  const length = Array.from(word).length;
  if (length < shortest || length > longest) return null;
  const behindPrefix = word.slice(word.indexOf("_") + 1);
  const beginnings = [...new Set([word, behindPrefix])].filter(Boolean);
  const wanted = beginnings.map(toBeginning).join(" | ");
  return Prisma.sql`((strpos(${everyId}, ${` ${word}`}) > 0 OR strpos(${everyId}, ${`_${word}`}) > 0)
    AND ${eventIds} @@ ${wanted}::tsquery)`;
}

function toBeginning(text: string): string {
  return `'${text.replace(/['\\]/g, (sign) => sign + sign)}':*`;
}
