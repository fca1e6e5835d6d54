import {
  type EventFilter,
  eventFilterSchema,
  type FilterKey,
} from "../domain/event-filter.ts";
import { toTimeBounds } from "../domain/received-time.ts";
import { timeToUuidV7Floor } from "../domain/uuid-v7.ts";
import { Prisma } from "./generated/client.ts";

const { sql, join } = Prisma;

/** The ends of a range are bounds of the id together; the order is no condition. */
type ConditionKey = Exclude<FilterKey, "from" | "to" | "order">;

/** What each key of a filter asks of a row `e` of `event`: the one place where a key becomes a column. */
const conditionOf: {
  readonly [Key in ConditionKey]: (
    value: NonNullable<EventFilter[Key]>,
  ) => Prisma.Sql;
} = {
  segment: (ids) => oneOf(sql`e.segment_id`, sql`text`, ids),
  campaign: (ids) => oneOf(sql`e.campaign_id`, sql`text`, ids),
  promotionTier: (ids) => oneOf(sql`e.promotion_tier_id`, sql`text`, ids),
  distribution: (ids) => oneOf(sql`e.distribution_id`, sql`text`, ids),
  source: (ids) => oneOf(sql`e.source_id`, sql`uuid`, ids),
  eventType: (types) => oneOf(sql`e.event_type`, sql`text`, types),
  purpose: (purposes) => oneOf(sql`e.purpose`, sql`purpose`, purposes),
  shape: (shapes) => oneOf(sql`e.shape`, sql`shape`, shapes),
  signature: (verdicts) =>
    oneOf(sql`e.signature`, sql`signature_verdict`, verdicts),
  outcome: (outcomes) => oneOf(sql`e.outcome`, sql`outcome`, outcomes),
  entries: () => sql`e.is_entry`,
  attention: () => sql`e.needs_attention`,
  customer: (who) =>
    sql`(e.customer_id = ${who} OR e.customer_source_id = ${who}
      OR e.customer_email IN (${who}, ${who.toLowerCase()}))`,
  code: (code) => sql`e.voucher_code = ${code}`,
  q: (text) =>
    all(
      wordsOf(text).map(
        (word) => sql`e.search_text LIKE ${`%${escapeLike(word)}%`}`,
      ),
    ),
  match: (json) => sql`e.payload @> ${json}::jsonb`,
  duplicates: (choice) => duplicateConditions[choice],
};

const duplicateConditions = {
  include: sql`true`,
  exclude: sql`e.outcome <> 'duplicate'`,
  only: sql`e.outcome = 'duplicate'`,
};

/** The condition on a row `e` of `event` that a filter stands for at `now`. */
export function toEventConditions(filter: EventFilter, now: Date): Prisma.Sql {
  const keyed = eventFilterSchema
    .keyof()
    .options.filter(isConditionKey)
    .flatMap((key) => conditionFor(key, filter[key]));
  return all([...keyed, ...receivedWithin(filter, now)]);
}

function conditionFor<Key extends ConditionKey>(
  key: Key,
  value: EventFilter[Key],
): Prisma.Sql[] {
  return value === undefined ? [] : [conditionOf[key](value)];
}

function isConditionKey(key: FilterKey): key is ConditionKey {
  return Object.hasOwn(conditionOf, key);
}

/** Ids carry the time of receipt, so a range of time is a range of ids, and partitions outside it are not read. */
function receivedWithin(filter: EventFilter, now: Date): Prisma.Sql[] {
  const { from, to } = toTimeBounds(filter, now);
  return [
    ...(from ? [sql`e.id >= ${timeToUuidV7Floor(from)}::uuid`] : []),
    ...(to ? [sql`e.id < ${timeToUuidV7Floor(to)}::uuid`] : []),
  ];
}

/** A single value is compared by `=`: the index then gives the rows in order of id. */
function oneOf(
  column: Prisma.Sql,
  type: Prisma.Sql,
  values: readonly string[],
): Prisma.Sql {
  const cast = values.map((value) => sql`${value}::${type}`);
  return cast.length === 1
    ? sql`${column} = ${join(cast)}`
    : sql`${column} IN (${join(cast)})`;
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? sql`true` : join([...conditions], " AND ");
}

function wordsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/\s+/u)
        .filter((word) => word !== ""),
    ),
  ];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
